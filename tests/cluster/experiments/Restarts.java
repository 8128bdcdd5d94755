import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;

/**
 * A producer and a push consumer with their defaults, for what a consumer's end leaves to be delivered again.
 * Argument: the NameServer. Each line of stdin is a command, answered with `done`:
 *
 *   send TOPIC COUNT MILLIS        one message after the other with a pause between, keys 1 to COUNT
 *   consume TOPIC MILLIS HOLDS     starts a consumer of TOPIC's own group; from then on prints `end KEY` when a message is done, which takes MILLIS;
 *                                  HOLDS is a key that is never done, or `none`
 *   shutdown MILLIS                shuts the consumer down, with MILLIS for listeners to end
 */
public class Restarts {
    private static DefaultMQProducer producer;
    private static DefaultMQPushConsumer consumer;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "send": send(args[0], command[1], Integer.parseInt(command[2]), Integer.parseInt(command[3])); break;
                case "consume": consume(args[0], command[1], Integer.parseInt(command[2]), command[3]); break;
                case "shutdown": consumer.setAwaitTerminationMillisWhenShutdown(Integer.parseInt(command[1])); consumer.shutdown(); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void send(String namesrv, String topic, int count, int millis) throws Exception {
        if (producer == null) {
            producer = new DefaultMQProducer("restarts-producer");
            producer.setNamesrvAddr(namesrv);
            producer.setSendMsgTimeout(10_000);
            producer.start();
        }
        for (int key = 1; key <= count; key++) {
            producer.send(new Message(topic, "", String.valueOf(key), new byte[64]));
            if (millis > 0) Thread.sleep(millis);
        }
    }

    private static void consume(String namesrv, String topic, int millis, String holds) throws Exception {
        consumer = new DefaultMQPushConsumer(topic + "-group");
        consumer.setNamesrvAddr(namesrv);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            String key = messages.get(0).getKeys();
            try {
                Thread.sleep(key.equals(holds) ? 600_000 : millis);
            } catch (InterruptedException e) {
                return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            }
            System.out.println("end " + key);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
    }
}
