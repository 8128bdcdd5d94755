import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.selector.SelectMessageQueueByHash;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * Messages numbered 0, 1, 2, … of one or several keys, sent with `SelectMessageQueueByHash`; only what is stated here differs from the client's defaults.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   send HOW TOPIC FROM TO KEYS   HOW is `sync`, `async`, `async-1` (one thread sends) or `threads-2` (two threads share one counter);
 *                                 a failed asynchronous send is sent again from its callback; prints `resent N`
 *   keys TOPIC COUNT              sends one message of each of COUNT keys; prints `sent KEY BROKER:QUEUE` or `failed KEY TEXT`; routes are refreshed every second
 *   consume HOW TOPIC MS          HOW is `orderly` or `concurrently`, each message takes MS; may be given twice: one more consumer of the group
 *   seen COUNT SECONDS            waits for COUNT different messages; prints `message KEY NUMBER QUEUE OFFSET` in the order of the listeners' calls
 */
public class OrderBroken {
    private static final List<String> SEEN = new ArrayList<>();
    private static final Set<String> DIFFERENT = new HashSet<>();
    private static final List<DefaultMQPushConsumer> CONSUMERS = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "send": send(args[0], command[1], command[2], number(command[3]), number(command[4]), number(command[5])); break;
                case "keys": keys(args[0], command[1], number(command[2])); break;
                case "consume": consume(args[0], command[1], command[2], number(command[3])); break;
                case "seen": seen(number(command[1]), number(command[2])); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static void send(String namesrv, String how, String topic, int from, int to, int keys) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("order-broken-" + topic);
        producer.setNamesrvAddr(namesrv);
        producer.setSendMsgTimeout(20_000);
        if (how.equals("async-1")) producer.setAsyncSenderExecutor(Executors.newSingleThreadExecutor());
        producer.start();
        AtomicInteger next = new AtomicInteger(from);
        AtomicInteger resent = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(to - from);
        Thread[] threads = new Thread[how.equals("threads-2") ? 2 : 1];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
                    String key = "order-" + i % keys;
                    Message message = new Message(topic, "", key, String.valueOf(i / keys).getBytes());
                    if (how.startsWith("async")) sendAsync(producer, message, key, open, resent);
                    else sendSync(producer, message, key, open);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) thread.join();
        open.await();
        producer.shutdown();
        System.out.println("resent " + resent.get());
    }

    private static DefaultMQProducer keyed;

    private static void keys(String namesrv, String topic, int count) throws Exception {
        if (keyed == null) {
            keyed = new DefaultMQProducer("order-keys");
            keyed.setNamesrvAddr(namesrv);
            keyed.setPollNameServerInterval(1000);
            keyed.start();
        }
        for (int i = 1; i <= count; i++) {
            String key = "order-" + i;
            try {
                var queue = keyed.send(new Message(topic, "", key, key.getBytes()), new SelectMessageQueueByHash(), key).getMessageQueue();
                System.out.println("sent " + key + " " + queue.getBrokerName() + ":" + queue.getQueueId());
            } catch (Exception e) {
                System.out.println("failed " + key + " " + e.getMessage().replaceAll("\\s*\\n[\\s\\S]*", ""));
            }
        }
    }

    private static void sendSync(DefaultMQProducer producer, Message message, String key, CountDownLatch open) {
        try {
            producer.send(message, new SelectMessageQueueByHash(), key);
            open.countDown();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sendAsync(DefaultMQProducer producer, Message message, String key, CountDownLatch open, AtomicInteger resent) {
        try {
            producer.send(message, new SelectMessageQueueByHash(), key, new SendCallback() {
                @Override public void onSuccess(SendResult result) {
                    open.countDown();
                }

                @Override public void onException(Throwable e) {
                    resent.incrementAndGet();
                    sendAsync(producer, message, key, open, resent);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void consume(String namesrv, String how, String topic, int work) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(topic + "-group");
        consumer.setNamesrvAddr(namesrv);
        consumer.setPollNameServerInterval(1000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(topic, "*");
        if (how.equals("orderly")) {
            consumer.registerMessageListener((MessageListenerOrderly) (messages, context) -> {
                note(messages.get(0), work);
                return ConsumeOrderlyStatus.SUCCESS;
            });
        } else {
            consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
                note(messages.get(0), work);
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            });
        }
        consumer.start();
        CONSUMERS.add(consumer);
    }

    private static void note(MessageExt message, int work) {
        String what = message.getKeys() + " " + new String(message.getBody());
        synchronized (SEEN) {
            SEEN.add(what + " " + message.getQueueId() + " " + message.getQueueOffset());
            DIFFERENT.add(what);
        }
        try {
            Thread.sleep(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void seen(int count, int seconds) throws Exception {
        for (long deadline = System.currentTimeMillis() + seconds * 1000L; System.currentTimeMillis() < deadline; Thread.sleep(50)) {
            synchronized (SEEN) {
                if (DIFFERENT.size() >= count) break;
            }
        }
        for (DefaultMQPushConsumer consumer : CONSUMERS) consumer.shutdown();
        CONSUMERS.clear();
        for (String message : SEEN) System.out.println("message " + message);
        SEEN.clear();
        DIFFERENT.clear();
    }
}
