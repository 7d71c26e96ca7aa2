package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.setting.Setting;

/** The README is a promise: its table is the catalogue of the settings. */
class ReadmeTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Quoted words in brackets explain. */
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

    @Test
    void everySettingIsListedAndNothingElse() throws IOException {
        assertThat(promises().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Setting.values()).map(Setting::key).toList());
    }

    @Test
    void theDefaultsAreThoseOfTheTable() throws IOException {
        Map<String, String> defaults =
                Stream.of(Setting.values())
                        .collect(Collectors.toMap(Setting::key, s -> s.standard().orElse("")));

        assertThat(promises()).isEqualTo(defaults);
    }

    /** Defaults by key, empty where a word says that there is none. */
    private static Map<String, String> promises() throws IOException {
        Map<String, String> promises = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("| `identity.")) {
                String[] cells = line.split("\\|");
                List<String> keys = keys(cells[1]);
                List<String> defaults =
                        Arrays.asList(
                                BRACKETS.matcher(cells[2]).replaceAll("").strip().split(", "));
                for (int i = 0; i < keys.size(); i++) {
                    String said = defaults.size() == 1 ? defaults.get(0) : defaults.get(i);
                    promises.put(
                            keys.get(i),
                            QUOTED.matcher(said)
                                    .results()
                                    .findFirst()
                                    .map(quoted -> quoted.group(1))
                                    .orElse(""));
                }
            }
        }
        return promises;
    }

    /** {@code .name} is in the group of the key before it. */
    private static List<String> keys(String cell) {
        List<String> names =
                QUOTED.matcher(cell).results().map((MatchResult name) -> name.group(1)).toList();
        String first = names.get(0);
        String group = first.substring(0, first.lastIndexOf('.'));
        return names.stream().map(name -> name.startsWith(".") ? group + name : name).toList();
    }
}
