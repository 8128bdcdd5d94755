import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * Senders with the defaults of DefaultMQProducer and what is stated after their name, each a client of its own that sends one message every 10 ms.
 * Argument: the NameServer. Each line of stdin is a command, answered with lines and then `done`:
 *
 *   start NAME TOPIC [SETTING=VALUE]...   SETTING: clientSendLatencyEnable, sendLatencyFaultEnable,
 *                                         sendMsgMaxTimeoutPerRequest, pollNameServerInterval
 *   stop                                  ends all of them; prints `ack NAME AT KEY` and `fail NAME AT KEY TEXT` in the order of the sends, AT in ms,
 *                                         then per sender `sender NAME GAP`: the longest time in ms between two acknowledgements
 *   consume TOPIC GROUP                   a push consumer that stays, from the first message on, with a route every second; `fail start TEXT` if it does not start
 *   received                              prints `key KEY` for every message since the last time
 */
public class Senders {
    private static final List<Sender> SENDERS = new ArrayList<>();
    private static final List<String> RECEIVED = new ArrayList<>();
    private static volatile boolean stopped;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] command = line.split(" ");
            switch (command[0]) {
                case "start": start(args[0], command); break;
                case "stop": stop(); break;
                case "consume": consume(args[0], command); break;
                case "received": received(); break;
                default: throw new IllegalArgumentException(line);
            }
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void start(String namesrv, String[] command) {
        stopped = false;
        Sender sender = new Sender(namesrv, command);
        SENDERS.add(sender);
        sender.start();
    }

    private static void stop() throws Exception {
        stopped = true;
        for (Sender sender : SENDERS) {
            sender.join();
            sender.lines.forEach(System.out::println);
            System.out.println("sender " + sender.name + " " + sender.gap);
        }
        SENDERS.clear();
    }

    private static void consume(String namesrv, String[] command) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(command[2]);
        consumer.setNamesrvAddr(namesrv);
        consumer.setInstanceName(command[2]);
        consumer.setPollNameServerInterval(1000);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.subscribe(command[1], "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            synchronized (RECEIVED) {
                for (MessageExt message : messages) RECEIVED.add(message.getKeys());
            }
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        try {
            consumer.start();
        } catch (Exception e) {
            System.out.println("fail start " + text(e));
        }
    }

    private static String text(Exception e) {
        return e.getClass().getSimpleName() + ": " + String.valueOf(e.getMessage()).replaceAll("\\s*\\n[\\s\\S]*", "");
    }

    private static void received() {
        synchronized (RECEIVED) {
            RECEIVED.forEach(key -> System.out.println("key " + key));
            RECEIVED.clear();
        }
    }

    private static class Sender extends Thread {
        private final List<String> lines = new ArrayList<>();
        private final DefaultMQProducer producer = new DefaultMQProducer("experiment-senders");
        private final String name;
        private final String topic;
        private long gap;

        Sender(String namesrv, String[] command) {
            name = command[1];
            topic = command[2];
            producer.setNamesrvAddr(namesrv);
            producer.setInstanceName(name); // clients with one instance name would share routes
            for (int i = 3; i < command.length; i++) {
                String value = command[i].substring(command[i].indexOf('=') + 1);
                switch (command[i].substring(0, command[i].indexOf('='))) {
                    case "clientSendLatencyEnable": producer.setSendLatencyEnable(Boolean.parseBoolean(value)); break;
                    case "sendLatencyFaultEnable": producer.setSendLatencyFaultEnable(Boolean.parseBoolean(value)); break;
                    case "sendMsgMaxTimeoutPerRequest": producer.setSendMsgMaxTimeoutPerRequest(Integer.parseInt(value)); break;
                    case "pollNameServerInterval": producer.setPollNameServerInterval(Integer.parseInt(value)); break;
                    default: throw new IllegalArgumentException(command[i]);
                }
            }
        }

        @Override public void run() {
            try {
                producer.start();
                long last = 0;
                for (int i = 1; !stopped; i++, sleep(10)) {
                    String key = name + "-" + i;
                    try {
                        producer.send(new Message(topic, "", key, new byte[256]));
                        long now = System.currentTimeMillis();
                        lines.add("ack " + name + " " + now + " " + key);
                        if (last != 0) gap = Math.max(gap, now - last);
                        last = now;
                    } catch (Exception e) {
                        lines.add("fail " + name + " " + System.currentTimeMillis() + " " + key + " " + text(e));
                    }
                }
                producer.shutdown();
            } catch (Exception e) {
                lines.add("fail " + name + " " + System.currentTimeMillis() + " start " + text(e));
            }
        }
    }
}
