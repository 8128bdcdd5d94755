import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * An instance of a service that sends transactional messages with the Java remoting client.
 * Argument: the NameServer. Each line of stdin is a command:
 *
 *   join GROUP TOPIC ANSWER             starts a producer of the group that is told its topic (`-`: not told), and answers checks of keys it does not know with ANSWER;
 *                                       prints `joined GROUP`
 *   half GROUP TOPIC KEY MS IMMUNITY WHILE
 *                                       sends a half message whose local transaction takes MS and then commits; IMMUNITY in seconds, 0 for none;
 *                                       WHILE is what checks are answered until then; prints `half KEY TIME` when the half message is stored and `committed KEY TIME` when the local transaction is done
 *
 * Each check prints `check KEY TIME ANSWER`.
 */
public class Transactions {
    private static final Map<String, TransactionMQProducer> PRODUCERS = new ConcurrentHashMap<>();
    private static final Map<String, LocalTransactionState> STATES = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "join": join(args[0], command[1], command[2], LocalTransactionState.valueOf(command[3])); break;
                case "half": new Thread(() -> half(PRODUCERS.get(command[1]), command[2], command[3], Long.parseLong(command[4]), command[5], LocalTransactionState.valueOf(command[6]))).start(); break;
                default: throw new IllegalArgumentException(line);
            }
        }
        System.exit(0);
    }

    private static void join(String namesrv, String group, String topic, LocalTransactionState answer) throws Exception {
        List<String> topics = topic.equals("-") ? null : Collections.singletonList(topic);
        TransactionMQProducer producer = new TransactionMQProducer(group, topics);
        producer.setNamesrvAddr(namesrv);
        producer.setTransactionListener(new TransactionListener() {
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object milliseconds) {
                say("half " + message.getKeys());
                try {
                    Thread.sleep((Long) milliseconds);
                } catch (InterruptedException e) {
                    return LocalTransactionState.UNKNOW;
                }
                STATES.put(message.getKeys(), LocalTransactionState.COMMIT_MESSAGE);
                say("committed " + message.getKeys());
                return LocalTransactionState.COMMIT_MESSAGE;
            }

            @Override
            public LocalTransactionState checkLocalTransaction(MessageExt message) {
                LocalTransactionState state = STATES.getOrDefault(message.getKeys(), answer);
                System.out.println("check " + message.getKeys() + " " + System.currentTimeMillis() + " " + state);
                return state;
            }
        });
        producer.start();
        PRODUCERS.put(group, producer);
        System.out.println("joined " + group);
    }

    private static void half(TransactionMQProducer producer, String topic, String key, long milliseconds, String immunity, LocalTransactionState meanwhile) {
        STATES.put(key, meanwhile);
        Message message = new Message(topic, "", key, new byte[256]);
        if (!immunity.equals("0")) message.putUserProperty(MessageConst.PROPERTY_CHECK_IMMUNITY_TIME_IN_SECONDS, immunity);
        try {
            producer.sendMessageInTransaction(message, milliseconds);
        } catch (Exception e) {
            System.out.println("fail " + key + " " + e);
        }
    }

    private static void say(String what) {
        System.out.println(what + " " + System.currentTimeMillis());
    }
}
