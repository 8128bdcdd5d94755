import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.selector.SelectMessageQueueByHash;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;

/**
 * Producers and consumers of the experiments on balance; only what is stated here differs from the client's defaults.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   robin TOPIC COUNT THREADS         COUNT messages without a key, an equal share from each thread
 *   timed TOPIC SECONDS SETTER        one thread sends for SECONDS; prints `sent N`; fault avoidance is off, or on by SETTER:
 *                                     setSendLatencyEnable or setSendLatencyFaultEnable
 *   hash TOPIC COUNT KEYS HOT SPLIT   SelectMessageQueueByHash: HOT of 100 messages have the key `hot`, or `hot#0` to `hot#(SPLIT-1)`; the others share KEYS keys
 *   consume GROUP TOPICS MODE MS      one more consumer of GROUP with one thread that needs MS for each message; TOPICS has commas; MODE is pull, pop (clientRebalance off)
 *                                     or fail: each message is refused once, and only what comes back is counted
 *   counts GROUP EXPECT SECONDS       waits until the consumers of GROUP together had EXPECT messages; prints `count N` for each, in the order of their start,
 *                                     and `last MS`: from the beginning of the last `robin` to the end of their last message
 */
public class Balance {
    private static final Map<String, List<AtomicInteger>> COUNTS = new HashMap<>();
    private static final Map<String, AtomicLong> LAST = new HashMap<>();
    private static long began;
    private static String namesrv;

    public static void main(String[] args) throws Exception {
        namesrv = args[0];
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] c = line.split(" ");
            switch (c[0]) {
                case "robin": robin(c[1], Integer.parseInt(c[2]), Integer.parseInt(c[3])); break;
                case "timed": timed(c[1], Integer.parseInt(c[2]), c[3]); break;
                case "hash": hash(c[1], Integer.parseInt(c[2]), Integer.parseInt(c[3]), Integer.parseInt(c[4]), Integer.parseInt(c[5])); break;
                case "consume": consume(c[1], c[2], c[3], Long.parseLong(c[4])); break;
                case "counts": counts(c[1], Integer.parseInt(c[2]), Integer.parseInt(c[3])); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    /** A producer of its own for each command: nothing of an earlier one's routes or faults is left in it. */
    private static DefaultMQProducer producer() throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("balance-producer");
        producer.setInstanceName("balance-" + System.nanoTime());
        producer.setNamesrvAddr(namesrv);
        return producer;
    }

    private static Message message(String topic) {
        return new Message(topic, "", "", new byte[64]);
    }

    private static void robin(String topic, int count, int threads) throws Exception {
        DefaultMQProducer producer = producer();
        producer.start();
        began = System.currentTimeMillis();
        List<Thread> senders = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < count / threads; i++) producer.send(message(topic));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) sender.join();
        producer.shutdown();
    }

    private static void timed(String topic, int seconds, String setter) throws Exception {
        DefaultMQProducer producer = producer();
        if (setter.equals("setSendLatencyEnable")) producer.setSendLatencyEnable(true);
        if (setter.equals("setSendLatencyFaultEnable")) producer.setSendLatencyFaultEnable(true);
        producer.start();
        long end = System.currentTimeMillis() + seconds * 1000L;
        int sent = 0;
        for (; System.currentTimeMillis() < end; sent++) producer.send(message(topic));
        producer.shutdown();
        System.out.println("sent " + sent);
    }

    private static void hash(String topic, int count, int keys, int hot, int split) throws Exception {
        DefaultMQProducer producer = producer();
        producer.start();
        SelectMessageQueueByHash selector = new SelectMessageQueueByHash();
        for (int i = 0; i < count; i++) {
            String key = i % 100 < hot ? (split > 1 ? "hot#" + i % split : "hot") : "order-" + i % keys;
            producer.send(message(topic), selector, key);
        }
        producer.shutdown();
    }

    private static void consume(String group, String topics, String mode, long ms) throws Exception {
        List<AtomicInteger> counts = COUNTS.computeIfAbsent(group, key -> new ArrayList<>());
        AtomicLong last = LAST.computeIfAbsent(group, key -> new AtomicLong());
        AtomicInteger count = new AtomicInteger();
        counts.add(count);
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group);
        // The ids are sorted like the order of their start.
        consumer.setInstanceName(group + "-" + counts.size());
        consumer.setNamesrvAddr(namesrv);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setConsumeThreadMin(1);
        consumer.setConsumeThreadMax(1);
        consumer.setClientRebalance(!mode.equals("pop"));
        for (String topic : topics.split(",")) consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            if (mode.equals("fail") && messages.get(0).getReconsumeTimes() == 0) return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            try {
                Thread.sleep(ms * messages.size());
            } catch (InterruptedException e) {
                return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            }
            count.addAndGet(messages.size());
            last.set(System.currentTimeMillis());
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
    }

    private static void counts(String group, int expect, int seconds) throws Exception {
        List<AtomicInteger> counts = COUNTS.get(group);
        long deadline = System.currentTimeMillis() + seconds * 1000L;
        while (counts.stream().mapToInt(AtomicInteger::get).sum() < expect && System.currentTimeMillis() < deadline) Thread.sleep(20);
        for (AtomicInteger count : counts) System.out.println("count " + count.get());
        System.out.println("last " + Math.max(0, LAST.get(group).get() - began));
    }
}
