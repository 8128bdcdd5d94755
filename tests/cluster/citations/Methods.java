import java.io.File;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Prints each class of RocketMQ, as Outer.Inner with its package, and the sorted names of the methods that its source declares. */
public class Methods {
    public static void main(String[] args) throws Exception {
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String jarName = new File(path).getName();
            if (!jarName.startsWith("rocketmq-") || jarName.startsWith("rocketmq-proto")) continue;
            try (JarFile jar = new JarFile(path)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().startsWith("org/apache/rocketmq/") && entry.getName().endsWith(".class")) print(entry.getName());
                }
            }
        }
    }

    private static void print(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        if (name.matches(".*\\$\\d.*")) return; // anonymous and local classes have no name that could be cited
        try {
            Class<?> type = Class.forName(name, false, Methods.class.getClassLoader());
            List<String> methods = new ArrayList<>();
            for (Method method : type.getDeclaredMethods()) {
                boolean ofEnum = type.isEnum() && (method.getName().equals("values") || method.getName().equals("valueOf") && method.getParameterCount() == 1 && method.getParameterTypes()[0] == String.class);
                if (!method.isSynthetic() && !method.isBridge() && !ofEnum) methods.add(method.getName());
            }
            Collections.sort(methods);
            System.out.println((name.substring("org.apache.rocketmq.".length()).replace('$', '.') + " " + String.join(" ", methods)).trim());
        } catch (ClassNotFoundException | LinkageError e) {
            // A class of an optional library that is not on the path: its source is not checked.
        }
    }
}
