import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.compression.CompressionType;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;

/**
 * A Java producer that compresses, and a Java consumer. Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   send TOPIC SIZE TYPE   sends a message of 100 bytes and one of SIZE; TYPE is ZLIB, LZ4, ZSTD, or off
 *   read COUNT TOPIC...    consumes each topic as a new group until all have COUNT messages, or for 40 seconds; prints `TOPIC GOT` of each
 */
public class CompressedBody {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            if (command[0].equals("send")) send(args[0], command[1], Integer.parseInt(command[2]), command[3]);
            else read(args[0], Integer.parseInt(command[1]), Arrays.copyOfRange(command, 2, command.length));
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void send(String namesrv, String topic, int size, String type) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("compressed-body-producer");
        producer.setNamesrvAddr(namesrv);
        producer.setSendMsgTimeout(10_000);
        if (type.equals("off")) producer.setCompressMsgBodyOverHowmuch(Integer.MAX_VALUE);
        else producer.setCompressType(CompressionType.of(type));
        producer.start();
        producer.send(new Message(topic, new byte[100]));
        producer.send(new Message(topic, new byte[size]));
        producer.shutdown();
    }

    private static void read(String namesrv, int count, String[] topics) throws Exception {
        Map<String, AtomicInteger> got = new TreeMap<>();
        for (String topic : topics) {
            AtomicInteger mine = new AtomicInteger();
            got.put(topic, mine);
            DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(topic + "-java");
            consumer.setNamesrvAddr(namesrv);
            consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
            consumer.subscribe(topic, "*");
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                mine.addAndGet(messages.size());
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
            consumer.start();
        }
        for (int i = 0; i < 400 && got.values().stream().anyMatch(mine -> mine.get() < count); i++) Thread.sleep(100);
        got.forEach((topic, mine) -> System.out.println(topic + " " + mine));
    }
}
