package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.api.openapi.ApiDocument;
import spaceone.testkit.Debian;
import spaceone.testkit.Outside;

/**
 * What others have to say about our shell, YAML and Compose files. The programs are Debian's; where
 * they are missing they are installed, if that is possible.
 */
@ByItself
class LintersIT {

    private static final Path SCRIPTS = Path.of("server-config");
    private static final String RULES =
            "{extends: default, rules: {line-length: {max: 120}, document-start: disable, comments:"
                    + " {min-spaces-from-content: 1}, braces: {max-spaces-inside: 1}}}";

    @Test
    void shellScripts() throws Exception {
        List<String> command = new ArrayList<>(List.of("shellcheck", "--severity=style"));
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            files.filter(LintersIT::isShell).map(Path::toString).forEach(command::add);
        }
        command.addAll(List.of(".ci/run", ".ci/first-start"));

        assertThat(run("shellcheck", Map.of(), command)).isEmpty();
    }

    /** The templates of the chart are no YAML before Helm has read them; see ChartTest. */
    @Test
    void yaml() throws Exception {
        List<String> command = new ArrayList<>(List.of("yamllint", "--strict", "-d", RULES));
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !file.toString().contains("/templates/"))
                    .map(Path::toString)
                    .forEach(command::add);
        }

        assertThat(run("yamllint", Map.of(), command)).isEmpty();
    }

    @Test
    void compose() throws Exception {
        Map<String, String> secrets =
                Map.of(
                        "IDENTITY_SECRET_KEY", "x",
                        "IDENTITY_DB_PASSWORD", "x",
                        "IDENTITY_BOOTSTRAP_PASSWORD", "x");
        List<String> command =
                List.of(
                        "docker-compose",
                        "-f",
                        "server-config/container/compose.yaml",
                        "config",
                        "--quiet");

        assertThat(run("docker-compose", secrets, command)).isEmpty();
    }

    /** Its program and its user are there on the operator's machine, not on this one. */
    @Test
    void systemdUnit() throws Exception {
        Path unit = Path.of("target/unit/identity.service");
        Files.createDirectories(unit.getParent());
        String text = Files.readString(SCRIPTS.resolve("identity.service"));
        Files.writeString(
                unit,
                text.replace("/opt/identity/server-config", SCRIPTS.toAbsolutePath().toString())
                        .replaceAll("(?m)^(User|Group)=identity$", "$1=root"));

        assertThat(run("systemd", Map.of(), List.of("systemd-analyze", "verify", unit.toString())))
                .isEmpty();
    }

    /** Whoever builds a client reads the document with such programs. They are npm's. */
    @Test
    void theApiDocument() throws Exception {
        Path home = Files.createDirectories(Path.of("target/document-linters"));
        Path document =
                Files.writeString(home.resolve("openapi.json"), ApiDocument.json().toString());
        Path rules = Files.writeString(home.resolve("rules.yaml"), "extends: [\"spectral:oas\"]");
        Outside.needs(isInstalled(home), "npm cannot fetch the linters");
        Map<String, String> quiet =
                Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

        assertThat(execute(quiet, tool(home, "redocly", "lint", "--format=json", document)))
                .contains("\"errors\": 0", "\"warnings\": 0");
        assertThat(execute(Map.of(), tool(home, "spectral", "lint", "-r", rules, document)))
                .contains("No results with a severity");
    }

    private static boolean isInstalled(Path home) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/npm"))) {
            return false;
        }
        execute(
                Map.of(),
                List.of(
                        "npm",
                        "install",
                        "--prefix=" + home,
                        "--no-audit",
                        "--no-fund",
                        "--silent",
                        "@redocly/cli@2.77.0",
                        "@stoplight/spectral-cli@6.16.3"));
        return Files.exists(home.resolve("node_modules/.bin/spectral"));
    }

    private static List<String> tool(Path home, String name, Object... words) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("node_modules/.bin/" + name).toString());
        Stream.of(words).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static boolean isShell(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.readString(file).matches("(?s)#!/(usr/)?bin/(env )?(ba)?sh\\n.*");
        } catch (IOException e) {
            // a picture, a key store
            return false;
        }
    }

    /** What it prints; a failure without a word is one in words. */
    private static String run(
            String debianPackage, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin", command.get(0)))) {
            Outside.needs(Debian.install(debianPackage), "there is no " + command.get(0));
        }
        return execute(environment, command);
    }

    private static String execute(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "linter", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return command + " does not end";
        }
        String said = Files.readString(output).strip();
        return said.isEmpty() && process.exitValue() != 0
                ? command.get(0) + " ended with " + process.exitValue()
                : said;
    }
}
