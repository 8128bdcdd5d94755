import com.google.common.hash.Hashing;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.consumer.AllocateMessageQueueStrategy;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMachineRoomNearby;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragelyByCircle;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueByMachineRoom;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueConsistentHash;
import org.apache.rocketmq.client.impl.producer.TopicPublishInfo;
import org.apache.rocketmq.client.common.ThreadLocalIndex;
import org.apache.rocketmq.client.latency.MQFaultStrategy;
import org.apache.rocketmq.client.producer.selector.SelectMessageQueueByHash;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.message.MessageClientIDSetter;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.subscription.CustomizedRetryPolicy;
import org.apache.rocketmq.remoting.protocol.subscription.ExponentialRetryPolicy;
import org.apache.rocketmq.store.ConsumeQueue;
import org.apache.rocketmq.store.DefaultMessageStore;
import org.apache.rocketmq.store.config.MessageStoreConfig;
import org.apache.rocketmq.store.index.IndexFile;
import org.apache.rocketmq.store.stats.BrokerStatsManager;
import org.apache.rocketmq.store.timer.TimerWheel;

/** Answers each line `algorithm <tab> argument …` of stdin with a line: what RocketMQ's own class gives. */
public class Vectors {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir"), "vectors-" + ProcessHandle.current().pid());

    public static void main(String[] args) throws Exception {
        Files.createDirectories(SCRATCH);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] input = line.split("\t", -1);
            OUT.println(answer(input[0], Arrays.copyOfRange(input, 1, input.length)));
        }
        try (var files = Files.walk(SCRATCH)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) Files.delete(file);
        }
        System.exit(0);
    }

    private static String answer(String algorithm, String[] in) throws Exception {
        switch (algorithm) {
            case "hashCode": return String.valueOf(in[0].hashCode());
            case "averagely": return allocate(new AllocateMessageQueueAveragely(), in);
            case "byCircle": return allocate(new AllocateMessageQueueAveragelyByCircle(), in);
            case "consistentHash": return allocate(new AllocateMessageQueueConsistentHash(Integer.parseInt(in[3])), in);
            case "byMachineRoom": {
                AllocateMessageQueueByMachineRoom strategy = new AllocateMessageQueueByMachineRoom();
                strategy.setConsumeridcs(new HashSet<>(Arrays.asList(in[3].split(","))));
                return allocate(strategy, in);
            }
            case "machineRoomNearby": return allocate(new AllocateMachineRoomNearby(new AllocateMessageQueueAveragely(), new AllocateMachineRoomNearby.MachineRoomResolver() {
                @Override public String brokerDeployIn(MessageQueue queue) { return queue.getBrokerName().split("@")[0]; }
                @Override public String consumerDeployIn(String client) { return client.split("@")[0]; }
            }), in);
            case "selectByHash": return String.valueOf(new SelectMessageQueueByHash().select(numbered(Integer.parseInt(in[1])), null, in[0]).getQueueId());
            // What SendMessageActivity.SendMessageQueueSelector of the Proxy does with a message group.
            case "selectByGroup": return String.valueOf(Hashing.consistentHash(in[0].hashCode(), Integer.parseInt(in[1])));
            case "roundRobin": return roundRobin(Integer.parseInt(in[0]), Integer.parseInt(in[1]), Integer.parseInt(in[2]));
            case "notAvailableDuration": return notAvailable(Long.parseLong(in[0]), Boolean.parseBoolean(in[1]));
            case "customizedDelay": return String.valueOf(new CustomizedRetryPolicy().nextDelayDuration(Integer.parseInt(in[0])));
            case "exponentialDelay": return String.valueOf(new ExponentialRetryPolicy(Long.parseLong(in[1]), Long.parseLong(in[2]), Long.parseLong(in[3])).nextDelayDuration(Integer.parseInt(in[0])));
            case "offsetId": {
                InetSocketAddress address = new InetSocketAddress(in[0], Integer.parseInt(in[1]));
                String id = MessageDecoder.createMessageId(address, Long.parseLong(in[2]));
                return id + " " + MessageDecoder.decodeMessageId(id).getOffset();
            }
            case "uniqueId": return MessageClientIDSetter.getIPStrFromID(in[0]) + " " + MessageClientIDSetter.getPidFromID(in[0]);
            case "consumeQueueEntry": return consumeQueueEntry(Long.parseLong(in[0]), Integer.parseInt(in[1]), Long.parseLong(in[2]));
            case "indexFile": return indexFile(Integer.parseInt(in[0]), Integer.parseInt(in[1]), in[2].split(","), Long.parseLong(in[3]));
            case "timingWheel": return timingWheel(Integer.parseInt(in[0]), Integer.parseInt(in[1]), Long.parseLong(in[2]));
            default: throw new IllegalArgumentException(algorithm);
        }
    }

    /** Arguments: me, queues as broker:id,…, consumers. */
    private static String allocate(AllocateMessageQueueStrategy strategy, String[] in) {
        List<MessageQueue> queues = new ArrayList<>();
        for (String queue : in[1].split(",")) queues.add(new MessageQueue("topic", queue.split(":")[0], Integer.parseInt(queue.split(":")[1])));
        List<MessageQueue> mine = strategy.allocate("group", in[0], queues, Arrays.asList(in[2].split(",")));
        return mine.stream().map(queue -> queue.getBrokerName() + ":" + queue.getQueueId()).collect(Collectors.joining(","));
    }

    private static List<MessageQueue> numbered(int count) {
        List<MessageQueue> queues = new ArrayList<>();
        for (int i = 0; i < count; i++) queues.add(new MessageQueue("topic", "broker", i));
        return queues;
    }

    private static String roundRobin(int start, int sends, int queues) throws Exception {
        TopicPublishInfo info = new TopicPublishInfo();
        info.setMessageQueueList(numbered(queues));
        var field = ThreadLocalIndex.class.getDeclaredField("threadLocalIndex");
        field.setAccessible(true);
        @SuppressWarnings("unchecked") ThreadLocal<Integer> index = (ThreadLocal<Integer>) field.get(info.getSendWhichQueue());
        index.set(start);
        int last = -1;
        for (int i = 0; i < sends; i++) last = info.selectOneMessageQueue().getQueueId();
        return String.valueOf(last);
    }

    private static String notAvailable(long latency, boolean failed) throws Exception {
        Method method = MQFaultStrategy.class.getDeclaredMethod("computeNotAvailableDuration", long.class);
        method.setAccessible(true);
        // updateFaultItem counts an isolated Broker as one that took 10 s.
        return String.valueOf(method.invoke(new MQFaultStrategy(new ClientConfig(), null, null), failed ? 10000L : latency));
    }

    private static ConsumeQueue queue;

    /** The 20 bytes that a ConsumeQueue of a store that never starts writes for one message. */
    private static String consumeQueueEntry(long offset, int size, long tagsCode) throws Exception {
        if (queue == null) {
            MessageStoreConfig config = new MessageStoreConfig();
            config.setStorePathRootDir(SCRATCH.resolve("store").toString());
            BrokerConfig broker = new BrokerConfig();
            DefaultMessageStore store = new DefaultMessageStore(config, new BrokerStatsManager(broker), null, broker, new ConcurrentHashMap<>());
            queue = new ConsumeQueue("topic", 0, SCRATCH.resolve("queue").toString(), 20 * 1000, store);
        }
        queue.setMaxPhysicOffset(-1);
        Method put = ConsumeQueue.class.getDeclaredMethod("putMessagePositionInfo", long.class, int.class, long.class, long.class);
        put.setAccessible(true);
        if (!(boolean) put.invoke(queue, offset, size, tagsCode, 0L)) throw new IllegalStateException("the entry was not written");
        Field buffer = ConsumeQueue.class.getDeclaredField("byteBufferIndex");
        buffer.setAccessible(true);
        return HexFormat.of().formatHex(((ByteBuffer) buffer.get(queue)).array());
    }

    /** Writes a whole index file: key i is stored at offset 100·i, start + 700·i milliseconds. */
    private static String indexFile(int slots, int entries, String[] keys, long start) throws Exception {
        Path path = SCRATCH.resolve("0");
        IndexFile file = new IndexFile(path.toString(), slots, entries, 0, 0);
        for (int i = 0; i < keys.length; i++) file.putKey(keys[i], 100L * i, start + 700L * i);
        file.flush();
        List<Long> found = new ArrayList<>();
        file.selectPhyOffset(found, keys[0], 1000, 0, Long.MAX_VALUE);
        String answer = md5(Files.readAllBytes(path)) + " " + found;
        file.destroy(0);
        return answer;
    }

    private static String timingWheel(int slots, int precision, long time) throws Exception {
        Path path = SCRATCH.resolve("wheel");
        TimerWheel wheel = new TimerWheel(path.toString(), slots, precision);
        wheel.putSlot(time, 52, 104, 3, 0);
        wheel.flush();
        String answer = wheel.getSlotIndex(time) + " " + md5(Files.readAllBytes(path));
        wheel.shutdown(false);
        Files.delete(path);
        return answer;
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
