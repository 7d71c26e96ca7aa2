package spaceone.delivery;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.Json;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Commands;
import spaceone.testkit.Database;
import spaceone.testkit.Markdown;
import spaceone.testkit.Markdown.Block;

/**
 * What pages show to be pasted. What can be run here is run; of the rest at least its form is held,
 * and who runs it, or why nobody does, stands here.
 */
class BlocksTest {

    /** Pages with commands: the tests that run them, or why that is not done here. */
    private static final Map<String, String> COMMANDS =
            Map.ofEntries(
                    entry("README.md", "SamplesIT, and NewcomerIT what Maven does"),
                    entry(
                            "CONTRIBUTING.md",
                            "NewcomerIT, WatchTest; the rest is how tests are run"),
                    entry("accounts.md", "settings of BootstrapIT"),
                    entry("adversity.md", "the command is a test"),
                    entry("audit.md", "SamplesIT"),
                    entry("backup.md", "BackupIT, with the same scripts"),
                    entry("bad-day.md", "SamplesIT"),
                    entry("clients.md", "SamplesIT; the clone and its start NewcomerIT"),
                    entry(
                            "containers.md",
                            "there is no container engine here: ContainerTest reads what is built,"
                                    + " ChartTest renders the chart, DocsTest its --set"),
                    entry("keys.md", "SamplesIT"),
                    entry(
                            "moving-in.md",
                            "SamplesIT; where it reads other products' databases, which are not"
                                    + " here, KeycloakUserTest and MongoImportTest read their files"),
                    entry("operate.md", "the command is a test"),
                    entry("overload.md", "the commands are benchmarks"),
                    entry("recipes.md", "SamplesIT"),
                    entry("releasing.md", "they make a release; BillOfMaterialsIT what is in it"),
                    entry(
                            "servers.md",
                            "ExposedServerIT starts by the same scripts, on WildFly and Payara Server"
                                    + " with -Pwildfly and -Ppayara-server"),
                    entry("set-up.md", "SamplesIT"),
                    entry("several-nodes.md", "the commands are tests"),
                    entry("upgrading.md", "UpgradeTest reads the file; UpgradeIT is the command"),
                    entry("watching.md", "WatchingIT and CheckIT ask the same"));

    /** What is neither a command, nor JSON, nor SQL, and who holds it. */
    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    entry("Add a member to an answer", "ExercisesTest"),
                    entry("Add a method", "ExercisesTest"),
                    entry("A member of an answer", "lines of Java to add: ShapesTest"),
                    entry("Check our token in another service", "programs: SamplesIT"),
                    entry("Java", "program: SamplesIT"),
                    entry("From here to another installation, and back", "program: SamplesIT"),
                    entry("Python", "program: SamplesIT"),
                    entry("TypeScript", "program: SamplesIT"),
                    entry("The first start", "what was printed"),
                    entry("The test", "what was printed"),
                    entry("Metrics", "alerts of Prometheus, which is not here: CheckIT names"),
                    entry("Access log", "properties of java.util.logging: WatchingIT"));

    /** Blocks of a command and what it prints. */
    private static final Set<String> SAYS_MORE =
            Set.of("The proof", "Stopping a node", "The test", "Traces", "Metrics");

    private static final Pattern SQL =
            Pattern.compile("(?s)(select|\\\\copy|create role|alter|--changeset)\\b.*");

    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?m)^\\s*(\\(?mvn|git|curl|java -|docker|kubectl|cp|export|bin/|server-config/|[A-Z_]+=|for|set -e"
                            + "|call\\(\\)|token\\(\\)|npm|asadmin|post|v1\\(\\)|JAVA_TOOL|LAST=|\\(echo) ?.*");

    private record Place(String page, Block block) {

        String text() {
            return block.text().stripIndent();
        }

        boolean isJson() {
            return text().strip().matches("(?s)[{\\[\"].*");
        }

        boolean isSql() {
            return SQL.matcher(text().strip()).matches();
        }

        boolean isProgram() {
            return Set.of("java", "python", "js", "ts", "diff").contains(block.language());
        }

        boolean isShell() {
            return block.language().equals("sh")
                    || !isJson() && !isSql() && !isProgram() && COMMAND.matcher(text()).find();
        }

        @Override
        public String toString() {
            return page + ", " + block.heading() + ":\n" + text();
        }
    }

    private static List<Place> blocks() throws IOException {
        List<Place> blocks = new ArrayList<>();
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            for (Path page :
                    Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(Path::of), docs)
                            .filter(page -> page.toString().endsWith(".md"))
                            .sorted()
                            .toList()) {
                Markdown.blocks(page)
                        .forEach(one -> blocks.add(new Place(page.getFileName().toString(), one)));
            }
        }
        return blocks;
    }

    @Test
    void whoRunsTheCommandsOfAPageStandsHere() throws IOException {
        Set<String> pages = new TreeSet<>();
        blocks().stream().filter(Place::isShell).forEach(place -> pages.add(place.page()));

        assertThat(COMMANDS.keySet()).containsExactlyInAnyOrderElementsOf(pages);
        String tests = COMMANDS.values() + " " + OTHERS.values();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            List<String> there = sources.map(source -> source.getFileName().toString()).toList();
            assertThat(
                            Pattern.compile("\\w+(Test|IT)\\b")
                                    .matcher(tests)
                                    .results()
                                    .map(test -> test.group() + ".java"))
                    .isSubsetOf(there);
        }
    }

    @Test
    void whatIsNoCommandIsJsonOrSqlOrHasAReason() throws IOException {
        assertThat(
                        blocks().stream()
                                .filter(place -> !place.isShell())
                                .filter(place -> !place.isJson() && !place.isSql())
                                .map(place -> place.block().heading())
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(OTHERS.keySet());
    }

    @Test
    void everyCommandIsOneToTheShell() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "block", ".sh");
        for (Place place : blocks()) {
            if (place.isShell() && !SAYS_MORE.contains(place.block().heading())) {
                Files.writeString(file, place.text());
                assertThat(Commands.run(new ProcessBuilder("bash", "-n", file.toString())))
                        .as(place.toString())
                        .isEmpty();
            }
        }
    }

    /** Dots stand for what is a reader's own. */
    @Test
    void everyJsonIsJson() throws IOException {
        for (Place place : blocks()) {
            if (place.isJson()) {
                String text = place.text().strip().replaceAll(",\\s*…", "");
                String whole = text.startsWith("\"") ? "{" + text + "}" : text;
                try (JsonReader reader = Json.createReader(new StringReader(whole))) {
                    assertThat(reader.readValue())
                            .as(place.toString())
                            .isInstanceOf(JsonValue.class);
                }
            }
        }
    }

    @Test
    void everyQueryIsOneToTheDatabase() throws IOException, SQLException {
        List<String> queries = new ArrayList<>();
        for (Place place : blocks()) {
            if (place.isSql() && place.text().contains("select")) {
                String text =
                        place.text()
                                .replaceFirst("(?s)^\\s*\\\\copy \\((.*)\\) to stdout\\s*$", "$1;")
                                .replaceAll("--[^\\n]*", "")
                                .replace(":last", "0");
                Stream.of(text.split(";")).filter(one -> !one.isBlank()).forEach(queries::add);
            }
        }
        try (Connection database = Database.fresh().getConnection();
                Statement statement = database.createStatement()) {
            for (ChangeLog.Step step : ChangeLog.read(Path.of("src/main/liquibase"))) {
                for (String sql : step.statements()) {
                    statement.execute(sql);
                }
            }
            for (String query : queries) {
                assertThat(statement.execute(query)).as(query).isTrue();
            }
        }
        assertThat(queries).hasSizeGreaterThan(3);
    }
}
