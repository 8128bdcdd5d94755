import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * A producer of transactional messages that all commit, whoever asks.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   commit TOPIC COUNT MILLIS   sends and commits one message after the other with a pause between
 *   checks                      prints about how many messages it was asked
 */
public class Twice {
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws Exception {
        TransactionMQProducer producer = new TransactionMQProducer("twice-producer");
        producer.setNamesrvAddr(args[0]);
        producer.setHeartbeatBrokerInterval(1000); // a Broker that was restarted can ask only a producer it has heard of
        producer.setTransactionListener(new TransactionListener() {
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object nothing) {
                return LocalTransactionState.COMMIT_MESSAGE;
            }

            @Override
            public LocalTransactionState checkLocalTransaction(MessageExt message) {
                ASKED.add(message.getKeys());
                return LocalTransactionState.COMMIT_MESSAGE;
            }
        });
        producer.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            if (command[0].equals("commit")) {
                for (int key = 1; key <= Integer.parseInt(command[2]); key++) {
                    producer.sendMessageInTransaction(new Message(command[1], "", String.valueOf(key), new byte[64]), null);
                    Thread.sleep(Long.parseLong(command[3]));
                }
            } else System.out.println(ASKED.size());
            System.out.println("done");
        }
        System.exit(0);
    }
}
