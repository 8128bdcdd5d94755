import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * Consumers that come and go, and a producer that does not stop; everything is as the Java client has it by default unless stated here.
 * Argument: the NameServer. Each line of stdin is a command, answered with `done`:
 *
 *   join NAME TOPIC KIND MS [SETTING=VALUE …]   starts a consumer of the group TOPIC; its listener takes MS ms. KIND is concurrent or ordered,
 *                                               SETTING is await, heartbeat (ms) or instance
 *   leave NAME                                  shuts it down
 *   send TOPIC QUEUES EVERY                     begins to send one message to each queue every EVERY ms, numbered from 1
 *   halt TOPIC                                  ends that
 *   ready                                       does nothing
 *
 * Meanwhile each delivery prints `in NAME TOPIC QUEUE NUMBER MS` when the listener is called and `out …` when it returns.
 */
public class Rebalance {
    /** In ms: a machine that is busy starting a cluster may need more than the client's usual 3 s to answer its first requests. */
    private static final int PATIENCE = 20_000;
    private static final Map<String, DefaultMQPushConsumer> CONSUMERS = new HashMap<>();
    private static final Map<String, Thread> SENDERS = new ConcurrentHashMap<>();
    private static DefaultMQProducer producer;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "join": join(args[0], words); break;
                case "leave": CONSUMERS.remove(words[1]).shutdown(); break;
                case "send": send(args[0], words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3])); break;
                case "halt": halt(words[1]); break;
                case "ready": break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void join(String namesrv, String[] words) throws Exception {
        String name = words[1];
        int work = Integer.parseInt(words[4]);
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(words[2]);
        consumer.setNamesrvAddr(namesrv);
        consumer.setMqClientApiTimeout(PATIENCE);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(words[2], "*");
        for (int i = 5; i < words.length; i++) {
            String[] setting = words[i].split("=");
            switch (setting[0]) {
                case "await": consumer.setAwaitTerminationMillisWhenShutdown(Long.parseLong(setting[1])); break;
                case "heartbeat": consumer.setHeartbeatBrokerInterval(Integer.parseInt(setting[1])); break;
                case "instance": consumer.setInstanceName(setting[1]); break;
                default: throw new IllegalArgumentException(words[i]);
            }
        }
        if (words[3].equals("ordered")) {
            consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
                for (MessageExt message : messages) handle(name, message, work);
                return ConsumeOrderlyStatus.SUCCESS;
            });
        } else {
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                for (MessageExt message : messages) handle(name, message, work);
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
        }
        CONSUMERS.put(name, consumer);
        consumer.start();
    }

    private static void handle(String name, MessageExt message, int work) {
        String what = name + " " + message.getTopic() + " " + message.getQueueId() + " " + new String(message.getBody(), StandardCharsets.UTF_8) + " ";
        System.out.println("in " + what + System.currentTimeMillis());
        try {
            Thread.sleep(work);
        } catch (InterruptedException e) {
            // As most code that talks to a database would: the message was not handled.
            throw new IllegalStateException("interrupted", e);
        }
        System.out.println("out " + what + System.currentTimeMillis());
    }

    private static void send(String namesrv, String topic, int queues, int every) throws Exception {
        if (producer == null) {
            producer = new DefaultMQProducer("rebalance-producer");
            producer.setNamesrvAddr(namesrv);
            producer.setMqClientApiTimeout(PATIENCE);
            producer.setSendMsgTimeout(PATIENCE);
            producer.start();
        }
        producer.fetchPublishMessageQueues(topic);
        Thread sender = new Thread(() -> {
            long next = System.currentTimeMillis();
            for (int number = 1; !Thread.currentThread().isInterrupted(); number++) {
                try {
                    for (int queue = 0; queue < queues; queue++) sendOne(new Message(topic, String.valueOf(number).getBytes(StandardCharsets.UTF_8)), new MessageQueue(topic, "broker-a", queue));
                    next += every;
                    Thread.sleep(Math.max(0, next - System.currentTimeMillis()));
                } catch (InterruptedException e) {
                    return;
                } catch (Exception e) {
                    // Nothing would be measured any more: the run has to fail, and to say why.
                    System.err.println("Exception in thread \"main\" " + e.toString().replace('\n', ' '));
                    System.exit(1);
                }
            }
        });
        SENDERS.put(topic, sender);
        sender.start();
    }

    /** A Broker on a busy machine refuses now and then, and has then stored nothing. */
    private static void sendOne(Message message, MessageQueue queue) throws Exception {
        for (int refused = 0; ; refused++) {
            try {
                producer.send(message, queue);
                return;
            } catch (MQBrokerException e) {
                if (refused == 50) throw e;
                Thread.sleep(100);
            }
        }
    }

    private static void halt(String topic) throws Exception {
        Thread sender = SENDERS.remove(topic);
        sender.interrupt();
        sender.join();
    }
}
