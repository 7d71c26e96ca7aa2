package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README is a promise: it names every setting there is. */
class ReadmeTest {

    private static final Pattern KEY = Pattern.compile("\"(identity\\.[a-z-]+(\\.[a-z-]+)?)\"");

    @Test
    void everySettingIsListed() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Set<String> missing = new TreeSet<>();
        for (String key : keys()) {
            String last = key.substring(key.lastIndexOf('.'));
            boolean grouped =
                    readme.lines()
                            .anyMatch(
                                    line ->
                                            line.startsWith(
                                                            "| `"
                                                                    + key.substring(
                                                                            0,
                                                                            key.lastIndexOf('.')
                                                                                    + 1))
                                                    && line.split("\\|")[1].contains(
                                                            "`" + last + "`"));
            if (!grouped && !readme.contains("`" + key + "`")) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::read)
                    .map(KEY::matcher)
                    .flatMap(Matcher::results)
                    .forEach(result -> keys.add(result.group(1)));
        }
        keys.remove("identity.invalid"); // a name for Message-IDs, not a setting
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
