import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;

/**
 * The Java remoting client as new consumer groups have it. Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   send TOPIC COUNT              sends that many messages, one after the other
 *   read TIMESTAMP SECONDS TOPIC… starts a push consumer of a new group for each value of ConsumeFromWhere and each topic;
 *                                 TIMESTAMP (yyyyMMddHHmmss) is for CONSUME_FROM_TIMESTAMP; prints `WHERE TOPIC COUNT` of what each had got after so many seconds
 */
public class NewGroup {
    private static DefaultMQProducer producer;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            if (command[0].equals("send")) send(args[0], command[1], Integer.parseInt(command[2]));
            else read(args[0], command);
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void send(String namesrv, String topic, int count) throws Exception {
        if (producer == null) {
            producer = new DefaultMQProducer("new-group-producer");
            producer.setNamesrvAddr(namesrv);
            producer.setSendMsgTimeout(10_000);
            producer.start();
        }
        for (int i = 0; i < count; i++) producer.send(new Message(topic, new byte[256]));
    }

    private static void read(String namesrv, String[] command) throws Exception {
        Map<String, AtomicInteger> got = new HashMap<>();
        List<DefaultMQPushConsumer> consumers = new ArrayList<>();
        ConsumeFromWhere[] wheres = {ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET, ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET, ConsumeFromWhere.CONSUME_FROM_TIMESTAMP};
        for (ConsumeFromWhere where : wheres) {
            for (int i = 3; i < command.length; i++) {
                AtomicInteger count = new AtomicInteger();
                got.put(where + " " + command[i], count);
                DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(command[i] + "-" + where);
                consumer.setNamesrvAddr(namesrv);
                consumer.setConsumeFromWhere(where);
                consumer.setConsumeTimestamp(command[1]);
                consumer.subscribe(command[i], "*");
                consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                    count.addAndGet(messages.size());
                    return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
                });
                consumer.start();
                consumers.add(consumer);
            }
        }
        Thread.sleep(Integer.parseInt(command[2]) * 1000L);
        got.forEach((what, count) -> System.out.println(what + " " + count));
        for (DefaultMQPushConsumer consumer : consumers) consumer.shutdown();
    }
}
