import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * What an operator finds at night: messages sent, delayed and half sent, consumers that disagree, refuse or are gone.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   send TOPIC COUNT TAG                 sends messages with keys order-1, order-2 and so on; prints `BROKER N` for each Broker that got any
 *   delay TOPIC SECONDS                  sends one that is delivered in SECONDS
 *   half TOPIC                           sends one half message whose local transaction has no result
 *   consume GROUP TOPIC TAG NAME WORD    starts a consumer; WORD is `accept`, or `refuse` to send every message straight to the dead letters; prints `client ID`
 *   repair                               from now on nothing is refused
 *   stop                                 ends the consumer started last
 */
public class Runbook {
    private static volatile boolean repaired;
    private static DefaultMQPushConsumer last;

    public static void main(String[] args) throws Exception {
        TransactionMQProducer producer = new TransactionMQProducer("runbook-producer");
        producer.setNamesrvAddr(args[0]);
        producer.setPollNameServerInterval(1000);
        producer.setTransactionListener(new TransactionListener() {
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object argument) {
                return LocalTransactionState.UNKNOW;
            }

            @Override
            public LocalTransactionState checkLocalTransaction(MessageExt message) {
                return LocalTransactionState.UNKNOW;
            }
        });
        producer.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "send": {
                    Map<String, Integer> there = new TreeMap<>();
                    for (int i = 1; i <= Integer.parseInt(command[2]); i++) {
                        there.merge(producer.send(new Message(command[1], command[3], "order-" + i, new byte[256])).getMessageQueue().getBrokerName(), 1, Integer::sum);
                    }
                    there.forEach((broker, count) -> System.out.println(broker + " " + count));
                    break;
                }
                case "delay": {
                    Message message = new Message(command[1], "late", "order-late", new byte[256]);
                    message.setDelayTimeSec(Long.parseLong(command[2]));
                    producer.send(message);
                    break;
                }
                case "half": producer.sendMessageInTransaction(new Message(command[1], "half", "order-half", new byte[256]), null); break;
                case "consume": consume(args[0], command[1], command[2], command[3], command[4], command[5].equals("refuse")); break;
                case "repair": repaired = true; break;
                case "stop": last.shutdown(); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void consume(String namesrv, String group, String topic, String tag, String name, boolean refuse) throws Exception {
        last = new DefaultMQPushConsumer(group);
        last.setNamesrvAddr(namesrv);
        last.setInstanceName(name);
        last.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        last.subscribe(topic, tag);
        last.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            if (!refuse || repaired) return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            context.setDelayLevelWhenNextConsume(-1); // no retry: a dead letter at once
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        });
        last.start();
        System.out.println("client " + last.getDefaultMQPushConsumerImpl().getmQClientFactory().getClientId());
    }
}
