package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import spaceone.run.Java;

/** The PostgreSQL of the tests ends with them, however they end. */
class DatabaseTest {

    @Test
    void noServerOutlivesAJvmThatHalts() throws Exception {
        Process jvm = withADatabase();
        ProcessHandle server;
        try (BufferedReader said = jvm.inputReader()) {
            server = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            jvm.getOutputStream().close();
        }

        assertThat(server.onExit()).succeedsWithin(60, TimeUnit.SECONDS);
    }

    private static Process withADatabase() throws IOException {
        List<String> command = new ArrayList<>(Java.command("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DatabaseTest.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("IDENTITY_TEST_DB_URL");
        return builder.start();
    }

    /** What the child of this test does: it halts when it has been read. */
    public static void main(String[] args) throws Exception {
        System.out.println(Database.pid(Database.fresh()));
        System.in.read();
        Runtime.getRuntime().halt(0);
    }
}
