package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code mvn verify -Pday} leaves out. */
class DayTest {

    private static final Pattern TAG =
            Pattern.compile("^@Tag\\(\"([a-z]+)\"\\)", Pattern.MULTILINE);
    private static final Pattern OWN_NODE =
            Pattern.compile("\\bNode\\s*\\.(start|shipped|exposed)");

    @Test
    void itLeavesOutEveryTagThereIs() throws IOException {
        Set<String> tags = new TreeSet<>();
        for (Path file : sources("")) {
            TAG.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(tags::add);
        }
        assertThat(excluded()).containsExactlyElementsOf(tags);
    }

    /** Half a minute each, which is no time of the day. */
    @Test
    void whatStartsServersOfItsOwnHasATag() throws IOException {
        for (Path file : sources("IT.java")) {
            String text = Files.readString(file);
            if (OWN_NODE.matcher(text).find()) {
                assertThat(TAG.matcher(text).results().map(MatchResult::group))
                        .as(file.toString())
                        .isNotEmpty();
            }
        }
    }

    private static List<String> excluded() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String day = pom.substring(pom.indexOf("<id>day</id>"));
        String groups =
                day.substring(day.indexOf("<excludedGroups>") + "<excludedGroups>".length());
        return List.of(groups.substring(0, groups.indexOf('<')).split(","));
    }

    private static List<Path> sources(String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/spaceone"))) {
            return files.filter(file -> file.toString().endsWith(end.isEmpty() ? ".java" : end))
                    .toList();
        }
    }
}
