import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * A steady producer and consumers that can be made slow, blocked, more, or switched to POP while they run.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   produce TOPIC RATE            from now on sends RATE messages a second, in bursts of 50 ms; RATE 0 stops
 *   fill TOPIC COUNT              sends COUNT messages in batches, as fast as it can
 *   consumers GROUP TOPIC COUNT THREADS pull|pop   so many consumers, all in this process, each with THREADS threads; those of the other kind end first; prints `client ID` of those started
 *   slow MS                       what the listener takes for a message from now on; -1 blocks it until `slow` says otherwise
 *   state                         prints `sent N`, `done N` (different messages handled), `again N` (handled once more), `owners N` (consumers that have handled any since the last `state`)
 *   since OFFSET                  prints `old N` and `fresh N`: messages below this queue offset, and from it on, that were handled since the last `since`
 */
public class Backlog {
    private static final AtomicLong SENT = new AtomicLong();
    private static final AtomicLong AGAIN = new AtomicLong();
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();
    private static final Set<String> OWNERS = ConcurrentHashMap.newKeySet();
    private static final List<Long> OFFSETS = new ArrayList<>();
    private static final List<DefaultMQPushConsumer> CONSUMERS = new ArrayList<>();
    private static volatile long slow;
    private static volatile int rate;
    private static boolean pop;
    private static DefaultMQProducer producer;

    public static void main(String[] args) throws Exception {
        producer = new DefaultMQProducer("experiment-producer");
        producer.setNamesrvAddr(args[0]);
        producer.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "produce": produce(command[1], Integer.parseInt(command[2])); break;
                case "fill": send(command[1], Integer.parseInt(command[2])); break;
                case "consumers": consumers(args[0], command[1], command[2], Integer.parseInt(command[3]), Integer.parseInt(command[4]), command[5].equals("pop")); break;
                case "slow": slow = Long.parseLong(command[1]); break;
                case "state": state(); break;
                case "since": since(Long.parseLong(command[1])); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void produce(String topic, int perSecond) {
        boolean running = rate > 0;
        rate = perSecond;
        if (running || perSecond == 0) return;
        Thread thread = new Thread(() -> {
            long start = System.currentTimeMillis();
            for (long sent = 0; rate > 0; ) {
                long due = (System.currentTimeMillis() - start) * rate / 1000;
                if (due > sent) send(topic, (int) (due - sent));
                sent = Math.max(sent, due);
                sleep(50);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void send(String topic, int count) {
        for (int left = count; left > 0; ) {
            List<Message> batch = new ArrayList<>();
            for (; left > 0 && batch.size() < 100; left--) batch.add(new Message(topic, "", "order-" + SENT.incrementAndGet(), new byte[256]));
            try {
                producer.send(batch);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void consumers(String namesrv, String group, String topic, int count, int threads, boolean byPop) throws Exception {
        int keep = pop == byPop ? Math.min(count, CONSUMERS.size()) : 0;
        List<DefaultMQPushConsumer> ending = CONSUMERS.subList(keep, CONSUMERS.size());
        List<Thread> threadsEnding = new ArrayList<>();
        for (DefaultMQPushConsumer consumer : ending) threadsEnding.add(new Thread(consumer::shutdown));
        threadsEnding.forEach(Thread::start);
        for (Thread thread : threadsEnding) thread.join();
        ending.clear();
        pop = byPop;
        while (CONSUMERS.size() < count) {
            String name = (byPop ? "pop-" : "consumer-") + (CONSUMERS.size() + 1);
            DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
            consumer.setNamesrvAddr(namesrv);
            consumer.setInstanceName(name);
            consumer.setConsumeThreadMax(threads);
            consumer.setConsumeThreadMin(threads);
            consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
            consumer.setClientRebalance(!byPop);
            consumer.subscribe(topic, "*");
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                for (MessageExt message : messages) handle(name, message);
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
            consumer.start();
            CONSUMERS.add(consumer);
            System.out.println("client " + consumer.getDefaultMQPushConsumerImpl().getmQClientFactory().getClientId());
        }
    }

    /** The work: nothing but waiting, as for a database or another service. */
    private static void handle(String consumer, MessageExt message) {
        callTheSlowService();
        if (!DONE.add(message.getKeys())) AGAIN.incrementAndGet();
        OWNERS.add(consumer);
        synchronized (OFFSETS) {
            OFFSETS.add(message.getQueueOffset());
        }
    }

    private static void callTheSlowService() {
        if (slow >= 0) sleep(slow);
        while (slow < 0) sleep(50);
    }

    private static void state() {
        System.out.println("sent " + SENT + "\ndone " + DONE.size() + "\nagain " + AGAIN + "\nowners " + OWNERS.size());
        OWNERS.clear();
    }

    private static void since(long offset) {
        synchronized (OFFSETS) {
            long old = OFFSETS.stream().filter(at -> at < offset).count();
            System.out.println("old " + old + "\nfresh " + (OFFSETS.size() - old));
            OFFSETS.clear();
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
