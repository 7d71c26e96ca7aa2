package spaceone.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starting a JVM like this one. */
public final class Java {

    private Java() {}

    public static List<String> command(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(quiet());
        return command;
    }

    /** Later releases warn about what the server's libraries do, earlier ones refuse the option. */
    public static List<String> quiet() {
        return Runtime.version().feature() >= 24
                ? List.of(
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED")
                : List.of();
    }
}
