import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * A producer of transactional messages whose local transaction takes a while; asked meanwhile it says that it does not know yet, afterwards that it is committed.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   commit TOPIC KEY MILLIS IMMUNE …   for each three: sends one, works for MILLIS and commits, all side by side; IMMUNE is CHECK_IMMUNITY_TIME_IN_SECONDS, or 0
 *   checks KEY                         prints how often it was asked about KEY
 */
public class Twice {
    private static final ConcurrentHashMap<String, Integer> CHECKS = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<String, Boolean> COMMITTED = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        TransactionMQProducer producer = new TransactionMQProducer("twice-producer");
        producer.setNamesrvAddr(args[0]);
        producer.setHeartbeatBrokerInterval(1000); // a Broker that was restarted can ask only a producer it has heard of
        producer.setTransactionListener(new Listener());
        producer.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            if (command[0].equals("commit")) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 2; i < command.length; i += 3) {
                    Message message = new Message(command[1], "", command[i], new byte[64]);
                    Long millis = Long.valueOf(command[i + 1]);
                    if (!command[i + 2].equals("0")) message.putUserProperty(MessageConst.PROPERTY_CHECK_IMMUNITY_TIME_IN_SECONDS, command[i + 2]);
                    threads.add(new Thread(() -> commit(producer, message, millis)));
                }
                for (Thread thread : threads) thread.start();
                for (Thread thread : threads) thread.join();
            } else System.out.println(CHECKS.getOrDefault(command[1], 0));
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void commit(TransactionMQProducer producer, Message message, Long millis) {
        try {
            producer.sendMessageInTransaction(message, millis);
        } catch (MQClientException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Listener implements TransactionListener {
        @Override
        public LocalTransactionState executeLocalTransaction(Message message, Object millis) {
            try {
                Thread.sleep((Long) millis);
            } catch (InterruptedException e) {
                return LocalTransactionState.ROLLBACK_MESSAGE;
            }
            COMMITTED.put(message.getKeys(), true);
            return LocalTransactionState.COMMIT_MESSAGE;
        }

        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            CHECKS.merge(message.getKeys(), 1, Integer::sum);
            return COMMITTED.containsKey(message.getKeys()) ? LocalTransactionState.COMMIT_MESSAGE : LocalTransactionState.UNKNOW;
        }
    }
}
