import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Prints the fields of RocketMQ's classes as a new instance has them: `Class.field <tab> type <tab> value` a line.
 * Arguments are simple class names (nested: Outer.Inner). A value that names this machine is printed as ‹machine›.
 * A class without a constructor that takes nothing shows its static fields only.
 */
public class Defaults {
    private static final String MACHINE = "‹machine›";
    private static final List<String> NAMES_OF_MACHINE = new ArrayList<>();

    public static void main(String[] simpleNames) throws Exception {
        NAMES_OF_MACHINE.add(System.getProperty("user.home"));
        NAMES_OF_MACHINE.add(InetAddress.getLocalHost().getHostName());
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) NAMES_OF_MACHINE.add(address.getHostAddress());
        }
        Map<String, String> classes = classesOfRocketmq();
        for (String simpleName : simpleNames) {
            String fullName = classes.get(simpleName);
            if (fullName != null) print(simpleName, Class.forName(fullName));
        }
    }

    /** Full names by simple name. The tiered store is a plug-in with a MessageStoreConfig of its own: the store's counts. */
    private static Map<String, String> classesOfRocketmq() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!new File(path).getName().startsWith("rocketmq-")) continue;
            try (JarFile jar = new JarFile(path)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    String name = entry.getName();
                    if (!name.startsWith("org/apache/rocketmq/") || !name.endsWith(".class")) continue;
                    String fullName = name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    String simpleName = fullName.substring(fullName.lastIndexOf('.') + 1).replace('$', '.');
                    if (fullName.contains(".tieredstore.")) found.putIfAbsent(simpleName, fullName);
                    else found.put(simpleName, fullName);
                }
            }
        }
        return found;
    }

    private static void print(String simpleName, Class<?> type) throws Exception {
        Object instance = newInstance(type);
        for (Class<?> owner = type; owner != null && owner.getName().startsWith("org.apache.rocketmq."); owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                if (field.isSynthetic() || !isStatic && instance == null) continue;
                field.setAccessible(true);
                String value = show(field.get(isStatic ? null : instance));
                if (value != null) System.out.println(simpleName + "." + field.getName() + "\t" + field.getType().getSimpleName() + "\t" + value);
            }
        }
    }

    private static Object newInstance(Class<?> type) {
        if (type.isInterface() || type.isEnum() || Modifier.isAbstract(type.getModifiers())) return null;
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** A value of a simple kind as text, null for any other. */
    private static String show(Object value) {
        if (value == null) return "null";
        if (value instanceof Number || value instanceof Boolean || value instanceof Character || value instanceof String) return withoutMachine(value.toString());
        if (value instanceof Enum) return ((Enum<?>) value).name();
        if (value instanceof Collection || value.getClass().isArray()) return showAll(value);
        return null;
    }

    private static String showAll(Object values) {
        Object array = values instanceof Collection ? ((Collection<?>) values).toArray() : values;
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            String one = show(Array.get(array, i));
            if (one == null) return null;
            shown.add(one);
        }
        if (!(values instanceof List) && values instanceof Collection) Collections.sort(shown);
        return shown.toString();
    }

    private static String withoutMachine(String text) {
        for (String name : NAMES_OF_MACHINE) {
            if (!name.isEmpty() && text.contains(name)) return MACHINE;
        }
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }
}
