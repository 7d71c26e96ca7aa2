package spaceone.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import spaceone.testkit.Proves;

/** What the image and the Compose file promise, as far as their text can tell. */
class ContainerTest {

    private static final Path FOLDER = Path.of("server-config/container");
    private static final Pattern VARIABLE = Pattern.compile("\\bIDENTITY_[A-Z_]+");

    /** Chosen by who runs it: the name that the certificate is for. */
    private static final String HOST = "IDENTITY_HOST";

    @Test
    void everyVariableIsASettingOfTheReadme() throws IOException {
        Set<String> known = new TreeSet<>(Keys.variables());
        known.add(HOST);
        for (String file : List.of("Dockerfile", "compose.yaml", "Caddyfile", "example.env")) {
            assertThat(variables(file)).as(file).isSubsetOf(known);
        }
    }

    @Test
    void theExampleNamesEveryVariableThatTheFileAsksFor() throws IOException {
        Set<String> asked =
                Pattern.compile("\\$\\{(IDENTITY_[A-Z_]+)")
                        .matcher(read("compose.yaml"))
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet());

        assertThat(asked).isNotEmpty().isSubsetOf(variables("example.env"));
    }

    @Proves("13.2.2")
    @Test
    void nodesRunWithoutRightsOnAReadOnlyFileSystem() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(read("compose.yaml"));

        for (String node : List.of("node-1", "node-2")) {
            assertThat(compose.get("services").get(node))
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("volumes", List.of("/tmp"));
        }
    }

    @Test
    void theImageStartsTheServerAsNobodyInParticular() throws IOException {
        String lastStage = read("Dockerfile").split("\nFROM ")[2];

        assertThat(lastStage).contains("\nUSER 10001:10001\n").doesNotContain("USER root");
        assertThat(lastStage.indexOf("\nUSER ")).isLessThan(lastStage.indexOf("\nENTRYPOINT "));
    }

    private static Set<String> variables(String file) throws IOException {
        return VARIABLE.matcher(read(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
