import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * The Java client of the experiments, as its users have it; only what is stated here differs from its defaults.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   send TOPIC COUNT THREADS   each thread sends one message after the other without retries and ends at COUNT or when the Broker cannot be reached;
 *                              prints `ack KEY STATUS MS` or `fail KEY MS TEXT`
 *   subscribe TOPIC            starts a push consumer that does not consume yet; routes are refreshed every second (default 30)
 *   consume COUNT SECONDS      lets it consume; prints `key KEY`; done after COUNT messages or SECONDS
 */
public class Client {
    private static final Set<String> CONSUMED = ConcurrentHashMap.newKeySet();
    private static DefaultMQProducer producer;
    private static DefaultMQPushConsumer consumer;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "send": send(args[0], command[1], Integer.parseInt(command[2]), Integer.parseInt(command[3])); break;
                case "subscribe": subscribe(args[0], command[1]); break;
                case "consume": consume(Integer.parseInt(command[1]), Integer.parseInt(command[2])); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void send(String namesrv, String topic, int count, int threads) throws Exception {
        if (producer == null) {
            producer = new DefaultMQProducer("experiment-producer");
            producer.setNamesrvAddr(namesrv);
            producer.setRetryTimesWhenSendFailed(0);
            producer.setSendMsgTimeout(10_000);
            producer.start();
        }
        Thread[] senders = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            String name = topic + "-" + t;
            senders[t] = new Thread(() -> sendAll(topic, name, count));
            senders[t].start();
        }
        for (Thread sender : senders) sender.join();
    }

    private static void sendAll(String topic, String name, int count) {
        for (int i = 1; i <= count; i++) {
            String key = name + "-" + i;
            long start = System.currentTimeMillis();
            try {
                SendResult result = producer.send(new Message(topic, "", key, new byte[256]));
                System.out.println("ack " + key + " " + result.getSendStatus() + " " + (System.currentTimeMillis() - start));
            } catch (Exception e) {
                // A Broker that answers, though with an error, is still there.
                boolean answered = e instanceof MQBrokerException;
                String text = answered ? ": " + e.getMessage().replaceAll("\\s*\\n[\\s\\S]*", "") : "";
                System.out.println("fail " + key + " " + (System.currentTimeMillis() - start) + " " + e.getClass().getSimpleName() + text);
                if (!answered) return;
            }
        }
    }

    private static void subscribe(String namesrv, String topic) throws Exception {
        consumer = new DefaultMQPushConsumer("experiment-consumer");
        consumer.setNamesrvAddr(namesrv);
        consumer.setPollNameServerInterval(1000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            for (MessageExt message : messages) if (CONSUMED.add(message.getKeys())) System.out.println("key " + message.getKeys());
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        consumer.suspend();
    }

    private static void consume(int count, int seconds) throws Exception {
        consumer.resume();
        long deadline = System.currentTimeMillis() + seconds * 1000L;
        while (CONSUMED.size() < count && System.currentTimeMillis() < deadline) Thread.sleep(100);
    }
}
