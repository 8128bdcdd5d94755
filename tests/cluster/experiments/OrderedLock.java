import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * An orderly consumer with the client's defaults, or the producer that feeds it. Argument: the NameServer.
 * Each line of stdin is a command, answered with `done`; what the listener does is printed whenever it happens:
 *
 *   consume TOPIC INSTANCE     joins the group TOPIC-group; INSTANCE `-` leaves the client its own instance name. Prints `begin QUEUE OFFSET MS` and `end QUEUE OFFSET MS`
 *   shutdown                   as an application that ends in order
 *   trickle TOPIC              sends a message to queue 0 every 100 ms from now on
 *   slow TOPIC MS              sends to both queues of TOPIC a message on which the listener spends MS
 */
public class OrderedLock {
    private static DefaultMQProducer producer;
    private static DefaultMQPushConsumer consumer;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "consume": consume(args[0], command[1], command[2]); break;
                case "shutdown": consumer.shutdown(); break;
                case "trickle": trickle(args[0], command[1]); break;
                case "slow": for (int queue = 0; queue < 2; queue++) send(args[0], command[1], queue, command[2]); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void consume(String namesrv, String topic, String instance) throws Exception {
        consumer = new DefaultMQPushConsumer(topic + "-group");
        consumer.setNamesrvAddr(namesrv);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        if (!instance.equals("-")) consumer.setInstanceName(instance);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> work(messages));
        consumer.start();
    }

    private static ConsumeOrderlyStatus work(List<MessageExt> messages) {
        MessageExt message = messages.get(0);
        String where = message.getQueueId() + " " + message.getQueueOffset() + " ";
        System.out.println("begin " + where + System.currentTimeMillis());
        long spend = Long.parseLong(new String(message.getBody()));
        try {
            Thread.sleep(spend);
        } catch (InterruptedException e) {
            System.out.println("interrupted " + where + System.currentTimeMillis());
            return ConsumeOrderlyStatus.SUSPEND_CURRENT_QUEUE_A_MOMENT;
        }
        System.out.println("end " + where + System.currentTimeMillis());
        return ConsumeOrderlyStatus.SUCCESS;
    }

    private static void trickle(String namesrv, String topic) {
        Thread thread = new Thread(() -> {
            try {
                for (;;) {
                    send(namesrv, topic, 0, "0");
                    Thread.sleep(100);
                }
            } catch (Exception e) {
                System.out.println("trickle ended: " + e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static synchronized void send(String namesrv, String topic, int queue, String spend) throws Exception {
        if (producer == null) {
            producer = new DefaultMQProducer("ordered-lock-producer");
            producer.setNamesrvAddr(namesrv);
            producer.start();
        }
        Message message = new Message(topic, spend.getBytes());
        producer.send(message, (queues, one, arg) -> queues.stream().filter((MessageQueue q) -> q.getQueueId() == queue).findFirst().orElseThrow(), null);
    }
}
