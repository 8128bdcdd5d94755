import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * The Java client of the experiments, as its users have it; only what is stated here differs from its defaults.
 *
 *   send NAMESRV TOPIC COUNT   sends one message after the other without retries, ends at COUNT or at the first failure;
 *                              prints `ack KEY STATUS MS` or `fail KEY MS TEXT`
 *   read NAMESRV TOPIC         prints `key KEY` of all messages of a topic
 *   consume NAMESRV TOPIC SECONDS COUNT  a push consumer that waits for a line on stdin before it consumes; prints `ready`, then `key KEY`,
 *                              and ends after COUNT messages or SECONDS; routes are refreshed every second (default 30)
 */
public class Client {
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "send": send(args[1], args[2], Integer.parseInt(args[3])); break;
            case "read": read(args[1], args[2]); break;
            case "consume": consume(args[1], args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4])); break;
            default: throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static void send(String namesrv, String topic, int count) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("experiment-producer");
        producer.setNamesrvAddr(namesrv);
        producer.setRetryTimesWhenSendFailed(0);
        producer.setSendMsgTimeout(10_000);
        producer.start();
        for (int i = 1; i <= count; i++) {
            String key = topic + "-" + i;
            long start = System.currentTimeMillis();
            try {
                SendResult result = producer.send(new Message(topic, "", key, new byte[256]));
                System.out.println("ack " + key + " " + result.getSendStatus() + " " + (System.currentTimeMillis() - start));
            } catch (Exception e) {
                String text = e instanceof MQBrokerException ? e.getMessage().replaceAll("\\s*\\n[\\s\\S]*", "") : e.getClass().getSimpleName();
                System.out.println("fail " + key + " " + (System.currentTimeMillis() - start) + " " + e.getClass().getSimpleName() + ": " + text);
                return;
            }
        }
    }

    private static void read(String namesrv, String topic) throws Exception {
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer("experiment-reader");
        consumer.setNamesrvAddr(namesrv);
        consumer.start();
        for (MessageQueue queue : consumer.fetchSubscribeMessageQueues(topic)) {
            long end = consumer.maxOffset(queue);
            for (long offset = consumer.minOffset(queue); offset < end; ) {
                PullResult result = consumer.pull(queue, "*", offset, 32);
                if (result.getMsgFoundList() != null) {
                    for (MessageExt message : result.getMsgFoundList()) System.out.println("key " + message.getKeys());
                }
                if (result.getNextBeginOffset() <= offset) throw new IllegalStateException(queue + " stands still at " + offset + ": " + result.getPullStatus());
                offset = result.getNextBeginOffset();
            }
        }
    }

    private static void consume(String namesrv, String topic, int seconds, int count) throws Exception {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("experiment-consumer");
        consumer.setNamesrvAddr(namesrv);
        consumer.setPollNameServerInterval(1000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            for (MessageExt message : messages) if (keys.add(message.getKeys())) System.out.println("key " + message.getKeys());
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        consumer.suspend();
        System.out.println("ready");
        System.in.read();
        consumer.resume();
        long deadline = System.currentTimeMillis() + seconds * 1000L;
        while (keys.size() < count && System.currentTimeMillis() < deadline) Thread.sleep(100);
    }
}
