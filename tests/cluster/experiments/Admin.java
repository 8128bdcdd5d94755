import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.apache.rocketmq.tools.command.MQAdminStartup;

/**
 * mqadmin without a JVM for each command: its own main method, called again and again.
 * Argument: the NameServer. Each line of stdin holds the arguments of one command; it is answered with what that printed, `out TEXT` for stdout and `err TEXT` for stderr, and then `done`.
 */
public class Admin extends MQAdminStartup {
    public static void main(String[] args) {
        PrintStream answers = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        in.lines().forEach(line -> {
            // Some commands keep a client that is of no use a second time.
            SUB_COMMANDS.clear();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream errors = System.err;
            System.setOut(new PrintStream(out, true));
            System.setErr(new PrintStream(err, true));
            System.setProperty("rocketmq.namesrv.addr", args[0]);
            MQAdminStartup.main(line.split(" "));
            System.setErr(errors);
            for (String text : out.toString().split("\n")) answers.println("out " + text);
            for (String text : err.toString().split("\n")) answers.println("err " + text);
            answers.println("done");
        });
        System.exit(0);
    }
}
