import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

/**
 * Sends of one message after the other by so many threads, as fast as the answers come.
 * Argument: the NameServer. Each line of stdin is `send TOPIC COUNT THREADS BYTES`, answered with `sent NANOSECONDS P99_MICROSECONDS OK` and then `done`;
 * OK is how many of them were SEND_OK.
 */
public class FlushCost {
    public static void main(String[] args) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("flush-cost");
        producer.setNamesrvAddr(args[0]);
        producer.setSendMsgTimeout(10_000);
        producer.setRetryTimesWhenSendFailed(0);
        producer.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            send(producer, command[1], Integer.parseInt(command[2]), Integer.parseInt(command[3]), Integer.parseInt(command[4]));
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void send(DefaultMQProducer producer, String topic, int count, int threads, int bytes) throws Exception {
        byte[] body = new byte[bytes];
        long[] took = new long[count];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger ok = new AtomicInteger();
        Thread[] senders = new Thread[threads];
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            senders[t] = new Thread(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    long from = System.nanoTime();
                    try {
                        if (producer.send(new Message(topic, "paid", "order-" + i, body)).getSendStatus() == SendStatus.SEND_OK) ok.incrementAndGet();
                    } catch (Exception e) {
                        // Counted by what is missing from `ok`.
                    }
                    took[i] = System.nanoTime() - from;
                }
            });
            senders[t].start();
        }
        for (Thread sender : senders) sender.join();
        long all = System.nanoTime() - start;
        Arrays.sort(took);
        System.out.println("sent " + all + " " + took[(int) Math.ceil(count * 0.99) - 1] / 1000 + " " + ok);
    }
}
