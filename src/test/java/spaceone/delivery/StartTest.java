package spaceone.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With what {@code server-config/start} starts Payara Micro. */
class StartTest {

    private static final String PROXY = "server-config/payara-micro-proxy.asadmin";

    @TempDir Path directory;

    @BeforeEach
    void java() throws IOException {
        Path java = Files.createDirectory(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor each in \"$@\"; do echo \"$each\"; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    /** Payara takes the last file of commands it is given, and no other. */
    @Test
    void theCommandsOfOperatorsComeAfterOurs() throws Exception {
        List<String> arguments = start("--port", "8080", "--prebootcommandfile", PROXY);

        assertThat(arguments)
                .containsOnlyOnce("--prebootcommandfile")
                .containsSequence("--port", "8080");
        assertThat(boot(arguments)).contains("max-thread-pool-size").contains("scheme-mapping");
    }

    /**
     * After the boot they make the listener anew while the application is deployed to it; one start
     * in some had none in the end.
     */
    @Test
    void thoseForAProxyComeBeforeTheBootEvenIfNamedForLater() throws Exception {
        List<String> arguments = start("--postbootcommandfile", PROXY, "--sslport", "8443");

        assertThat(arguments).doesNotContain("--postbootcommandfile", PROXY);
        assertThat(arguments).endsWith("--sslport", "8443");
        assertThat(boot(arguments)).contains("scheme-mapping");
    }

    @Test
    void otherOptionsStayAsTheyAre() throws Exception {
        List<String> arguments = start("--postbootcommandfile", "my own.asadmin", "--name", "a b");

        assertThat(arguments).endsWith("--postbootcommandfile", "my own.asadmin", "--name", "a b");
        assertThat(boot(arguments)).doesNotContain("scheme-mapping");
    }

    private static String boot(List<String> arguments) throws IOException {
        int option = arguments.indexOf("--prebootcommandfile");
        return Files.readString(Path.of(arguments.get(option + 1)));
    }

    private List<String> start(String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("server-config/start", "micro.jar", "identity.war"));
        command.add(directory.resolve("node").toString());
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", directory + "/bin", (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
