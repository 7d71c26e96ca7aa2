package spaceone.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that the README's table promises. */
final class Keys {

    private static final Pattern NAME = Pattern.compile("`(identity\\.[a-z.-]+|\\.[a-z-]+)`");

    private Keys() {}

    /** As environment variables, in the spelling that MicroProfile Config reads. */
    static Set<String> variables() throws IOException {
        Set<String> variables = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("| `identity.")) {
                Matcher names = NAME.matcher(line.split("\\|")[1]);
                String group = "";
                while (names.find()) {
                    String name = names.group(1);
                    if (name.startsWith(".")) {
                        name = group + name;
                    } else {
                        group = name.substring(0, name.lastIndexOf('.'));
                    }
                    variables.add(name.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT));
                }
            }
        }
        return variables;
    }
}
