package spaceone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;

/** Several who unpack, some of whom are killed; each is a process of its own. */
class PostgresBinariesTest {

    private static String workingDirectory;

    @BeforeAll
    static void keep() {
        Database.fresh(); // the tests that come later have theirs
        workingDirectory = System.getProperty("ot.epg.working-dir");
    }

    @AfterAll
    static void restore() {
        System.setProperty("ot.epg.working-dir", workingDirectory);
    }

    @Test
    void whoIsKilledLeavesNothingThatSomebodyBelieves() throws Exception {
        Path folder = folder();
        Process killed = unpacking(folder);
        awaitFirstFile(folder, killed);
        killed.destroyForcibly().waitFor();
        assertThat(unpacked(folder)).isEmpty();

        PostgresBinaries.builder(folder);

        assertThat(unpacked(folder)).hasSize(1);
        runs(unpacked(folder).get(0));
        assertThat(half(folder)).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneUnpacksAndBothHaveIt() throws Exception {
        Path folder = folder();
        Process one = unpacking(folder);
        Process two = unpacking(folder);

        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        runs(unpacked(folder).get(0));
        assertThat(half(folder)).isEmpty();
    }

    /** What a child of this test does. */
    public static void main(String[] args) throws IOException {
        PostgresBinaries.builder(Path.of(args[0]));
    }

    private static Process unpacking(Path folder) throws IOException {
        List<String> command = new ArrayList<>(Java.command("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PostgresBinariesTest.class.getName(), folder.toString()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static void awaitFirstFile(Path folder, Process process) throws Exception {
        while (half(folder).stream().noneMatch(half -> Files.exists(half.resolve("bin")))) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static void runs(Path programs) throws Exception {
        Process postgres =
                new ProcessBuilder(programs.resolve("bin/postgres").toString(), "--version")
                        .start();
        assertThat(new String(postgres.getInputStream().readAllBytes()))
                .contains("(PostgreSQL) 18");
        assertThat(
                        Files.exists(programs.resolve("share/timezone"))
                                || Files.exists(programs.resolve("share/postgresql/timezone")))
                .isTrue();
    }

    private static List<Path> unpacked(Path folder) throws IOException {
        return named(folder, "PG-");
    }

    private static List<Path> half(Path folder) throws IOException {
        return named(folder, "unpacking-");
    }

    private static List<Path> named(Path folder, String prefix) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "unpack")
                .resolve("programs");
    }
}
