package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Commands;
import spaceone.testkit.Database;
import spaceone.testkit.Markdown;
import spaceone.testkit.Markdown.Block;
import spaceone.testkit.Node;
import spaceone.testkit.Outside;

/**
 * What Samples.README and docs show, pasted from their files into a shell beside a service that
 * starts for the first time.
 */
@ByItself
@Tag("servers")
class SamplesIT {

    private static final Path CLIENTS = Path.of("docs/clients.md");

    private static final String SIGNED_IN = "\"access_token\":\"";
    private static final Pattern PRINTED = Pattern.compile("(?m)^ +password +(\\S+)$");
    private static final Pattern REFUSAL = Pattern.compile("\"code\":\"(ERROR_[A-Z_]+)\"");

    /** What a client prints behind its name. */
    private static final String WALKED = " PENDING\nAsia/Seoul\nERROR_AUTHENTICATE_FAILURE\n";

    private static final Map<String, String> SAID = new LinkedHashMap<>();

    private static Path home;
    private static Node node;

    @BeforeAll
    static void paste() throws Exception {
        home = Files.createTempDirectory(Path.of("target"), "samples").toAbsolutePath();
        for (String program : List.of("bash", "curl", "jq", "python3")) {
            Outside.needs(isThere(program), "the samples need " + program);
        }
        node =
                Node.start(
                        Map.of("IDENTITY_DB_URL", Database.url(Database.fresh())),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
        node.awaitReady();
        Matcher printed = PRINTED.matcher(node.output());
        assertThat(printed.find()).as(node.output()).isTrue();
        String said = shell("PRINTED=" + printed.group(1) + "\n" + Samples.script());
        for (String part : said.split("(?m)^== ")) {
            String[] lines = part.split("\n", 2);
            SAID.put(lines[0], lines.length < 2 ? "" : lines[1]);
        }
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Words and complaints of what stands in the file, with our port in place of the usual one. */
    private static String shell(String script) throws IOException {
        Path file = Files.createTempFile(home, "pasted", ".sh");
        Files.writeString(
                file, script.replace("localhost:8080", "localhost:" + node.base().getPort()));
        return Commands.run(new ProcessBuilder("bash", file.toString()).directory(home.toFile()));
    }

    private static List<String> refusals(String heading) {
        return REFUSAL.matcher(SAID.get(heading)).results().map(found -> found.group(1)).toList();
    }

    /** A new block wants a place here, or in the test that runs what Maven does: NewcomerIT. */
    @Test
    void everyBlockOfTheReadmeIsRunSomewhere() throws IOException {
        assertThat(Markdown.blocks(Samples.README).stream().map(Block::heading))
                .containsExactly(
                        "Identity",
                        "Identity",
                        "Run",
                        "Run",
                        Samples.WALK,
                        Samples.SECOND_FACTOR,
                        "Test");
    }

    @Test
    void nothingThatIsPastedIsAMistakeToTheShellOrPython() {
        assertThat(String.join("\n", SAID.values()))
                .doesNotContain(
                        "Traceback", "Error:", "command not found", "syntax error", ": line ");
    }

    @Test
    void theWalkEndsWithTheOneWhoIsDisabled() {
        assertThat(refusals(Samples.WALK)).containsExactly("ERROR_AUTHENTICATE_FAILURE");
        assertThat(SAID.get(Samples.WALK)).contains("\"timezone\":\"Asia/Seoul\"");
    }

    @Test
    void whatTheReadmeShowsFirstWorks() {
        assertThat(refusals("At first sight")).isEmpty();
        assertThat(SAID.get("At first sight")).contains(SIGNED_IN, "\"user_id\":\"lee\"");
    }

    @Test
    void theSecondFactorIsAskedForAndGiven() {
        assertThat(refusals(Samples.SECOND_FACTOR)).containsExactly("ERROR_MFA_REQUIRED");
        assertThat(
                        SAID.get(Samples.SECOND_FACTOR)
                                .lines()
                                .reduce((one, next) -> next)
                                .orElseThrow())
                .contains(SIGNED_IN);
    }

    @Test
    void theRecipesDoWhatTheySay() {
        assertThat(SAID.get("Many people, page by page")).isEqualTo("admin\nkim\nlee\n");
        assertThat(SAID.get("A search that stays fast"))
                .contains("\"total_count\":1", "\"total_count\":0");
        assertThat(SAID.get("A service account, and its rotation"))
                .contains("\"results\":[{\"user_id\"");
        assertThat(SAID.get("React to changes"))
                .contains("\"action\":\"User.create\"", "\"action\":\"User.disable\"");
        for (String heading :
                List.of(
                        "A search that stays fast",
                        "A service account, and its rotation",
                        "A service account, and its rotation again",
                        "React to changes")) {
            assertThat(refusals(heading)).as(heading).isEmpty();
        }
        assertThat(refusals(Samples.OLDER_DIALECT)).containsExactly("ERROR_MFA_REQUIRED");
        assertThat(SAID.get(Samples.OLDER_DIALECT)).contains(SIGNED_IN);
    }

    @Test
    void aDomainIsToldInOneDocumentThatChangesNothing() {
        for (String heading : List.of(Samples.ONE_DOCUMENT, Samples.PIPELINE)) {
            assertThat(refusals(heading)).as(heading).isEmpty();
        }
        assertThat(SAID.get(Samples.ONE_DOCUMENT).split("\"created\":0,\"changed\":0", -1))
                .hasSize(3);
        assertThat(SAID.get(Samples.PIPELINE)).endsWith("true\nended with 0\n");
    }

    @Test
    void peopleMoveInByAJob() {
        assertThat(SAID.get(Samples.JOB))
                .contains(
                        "\"state\":\"REHEARSING\"",
                        "\"user_id\":\"jo\"",
                        "\"outcome\":\"CREATED\"");
        assertThat(refusals(Samples.JOB)).containsExactly("ERROR_REQUIRED_PARAMETER");
    }

    @Test
    void whatThePagesForOperatorsCallIsDone() {
        assertThat(SAID.get("A tenant has to go")).startsWith("{}");
        assertThat(SAID.get("Mails are not sent")).contains("\"state\": \"QUEUED\"");
        assertThat(SAID.get("Shipping records elsewhere")).contains("\"results\":[");
        assertThat(SAID.get("Signing keys")).startsWith("{}");
        assertThat(SAID.get("Everybody's second factor")).contains("[\"kim\",\"DISABLED\"");
        for (String heading :
                List.of(
                        "Root",
                        "Everybody's second factor",
                        Samples.TOKENS,
                        "A tenant has to go",
                        "Mails are not sent",
                        "Shipping records elsewhere",
                        "Signing keys")) {
            assertThat(refusals(heading)).as(heading).isEmpty();
        }
    }

    /** The host, and the domain, its administrator's token and password. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("http://localhost:" + node.base().getPort()));
        names.addAll(List.of(SAID.get("Names").strip().split(" ")));
        return names;
    }

    private static void program(Path page, String language, Path file) throws IOException {
        List<Block> blocks =
                Markdown.blocks(page).stream()
                        .filter(block -> block.language().equals(language))
                        .toList();
        assertThat(blocks).as(language).hasSize(1);
        Files.createDirectories(file.getParent());
        Files.writeString(file, blocks.get(0).text());
    }

    private static String checked(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(names().subList(0, 3));
        return Commands.run(new ProcessBuilder(words).directory(home.toFile()));
    }

    @Test
    void javaChecksOurToken() throws IOException {
        program(Samples.RECIPES, "java", home.resolve("Check.java"));

        assertThat(
                        checked(
                                java("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "Check.java"))
                .isEqualTo("USER admin\n");
    }

    @Test
    void nodeChecksOurToken() throws IOException {
        program(Samples.RECIPES, "js", home.resolve("check/check.mjs"));
        Outside.needs(
                isDone("npm install --prefix check --no-audit --no-fund --silent jose@6.2.17"),
                "npm cannot fetch jose");

        assertThat(checked("node", "check/check.mjs")).isEqualTo("USER admin\n");
    }

    @Test
    void pythonChecksOurTokenAndItsClientWalks() throws IOException {
        program(Samples.RECIPES, "python", home.resolve("check.py"));
        program(CLIENTS, "python", home.resolve("walk.py"));
        generate("-g python ");
        shell("set -e\npython3 -W error -m compileall -q identity-python/identity_client >&2\n");
        install("PyJWT cryptography ./identity-python");

        assertThat(checked("venv/bin/python", "check.py")).isEqualTo("USER admin\n");
        assertThat(walked("venv/bin/python", "walk.py")).isEqualTo("python" + WALKED);
    }

    @Test
    void sealedPeopleAreOpenedByWhoeverHasTheKey() throws IOException {
        program(Samples.MOVING_IN, "python", home.resolve("open.py"));
        install("jwcrypto");

        assertThat(
                        shell(
                                "DOMAIN=%s PASSWORD=%s\n".formatted(names().get(1), names().get(3))
                                        + Samples.sealed()))
                .isEqualTo("true\n");
        assertThat(Files.readString(home.resolve("people.json")))
                .contains("\"sealed\"")
                .doesNotContain("$argon2id$");
        assertThat(Files.readString(home.resolve("people.jsonl"))).contains("$argon2id$");
    }

    private static void install(String packages) throws IOException {
        Outside.needs(
                isDone(
                        "python3 -m venv venv && venv/bin/pip -q --retries 1 --timeout 20 install "
                                + packages),
                "pip cannot fetch " + packages);
    }

    @Test
    void theJavaClientCompilesWithoutAWarningAndWalks() throws IOException {
        program(CLIENTS, "java", home.resolve("Walk.java"));
        generate("-g java ");
        String libraries =
                System.getProperty("it.openapi-generator")
                        + File.pathSeparator
                        + jakarta.annotation.Nullable.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath();
        // Jackson deprecates in its latest what the generator's own base calls
        shell(
                """
                set -e
                find identity-java/src/main/java -name '*.java' > sources
                %s -J-XX:TieredStopAtLevel=1 -Werror -Xlint:all,-processing,-deprecation --release 17 \
                -cp %s -d classes Walk.java @sources
                """
                        .formatted(java("javac"), libraries));

        assertThat(walked(java("java"), "-cp", "classes" + File.pathSeparator + libraries, "Walk"))
                .isEqualTo("java" + WALKED);
    }

    @Test
    void theTypesForTypeScriptAreStrictAndItWalks() throws IOException {
        program(CLIENTS, "ts", home.resolve("typed/walk.mts"));
        String commands = commands("npm install");
        Outside.needs(
                isDone(
                        "cd typed && echo '{\"private\": true}' > package.json"
                                + " && export npm_config_fund=false npm_config_audit=false && "
                                + commands.lines().findFirst().orElseThrow()),
                "npm cannot fetch openapi-typescript");
        shell("set -e; cd typed\n" + commands.substring(commands.indexOf('\n') + 1));

        assertThat(walked("node", "typed/walk.mjs")).isEqualTo("typescript" + WALKED);
    }

    private static String walked(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(names().get(0), names().get(3)));
        return Commands.run(new ProcessBuilder(words).directory(home.toFile()));
    }

    /** As the page says it. */
    private static void generate(String language) throws IOException {
        shell(
                "set -e\n"
                        + commands(language)
                                .replace(
                                        "java -jar openapi-generator-cli.jar",
                                        java("java")
                                                + " -XX:TieredStopAtLevel=1 -jar "
                                                + System.getProperty("it.openapi-generator")));
    }

    private static String commands(String words) throws IOException {
        return Markdown.blocks(CLIENTS).stream()
                .filter(block -> block.language().equals("sh") && block.text().contains(words))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static boolean isDone(String command) throws IOException {
        return shell("(" + command + ") > fetched.log 2>&1 && echo done || echo failed")
                .equals("done\n");
    }
}
