package spaceone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForTestsTest {

    private static final Map<String, String> DATABASE =
            Map.of(
                    "IDENTITY_DB_URL", "jdbc:postgresql://localhost:1/identity",
                    "IDENTITY_DB_USER", "identity",
                    "IDENTITY_DB_PASSWORD", "Evening4Tea");

    @TempDir private Path directory;

    @Test
    void testsFindTheServiceThatRunsForThem() throws IOException {
        new ForTests(2525, "theirs").write(directory, 8080, DATABASE);

        Properties running = ForTests.read(directory);
        assertThat(running)
                .containsEntry(ForTests.HTTP_PORT, "8080")
                .containsEntry(ForTests.DB_URL, "jdbc:postgresql://localhost:1/identity")
                .containsEntry(ForTests.DB_PASSWORD, "Evening4Tea");
        assertThat(ForTests.of(running).environment(8080))
                .containsEntry("IDENTITY_SMTP_PORT", "2525")
                .containsEntry("IDENTITY_BOOTSTRAP_SECRET", "theirs")
                .containsEntry(
                        "IDENTITY_MFA_PASSKEY_ORIGINS",
                        "http://localhost:8080,http://localhost:8080");
    }

    @Test
    void noTwoServicesLetTheSamePersonFoundThem() throws IOException {
        assertThat(ForTests.fresh().bootstrapSecret())
                .isNotEqualTo(ForTests.fresh().bootstrapSecret())
                .hasSizeGreaterThan(30);
    }

    @Test
    void nobodyElseOnTheMachineReadsTheDatabasesPassword() throws IOException {
        new ForTests(2525, "theirs").write(directory, 8080, DATABASE);

        Path file = directory.resolve("running.properties");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whereNothingRunsTestsSayWhatToStart() throws IOException {
        new ForTests(2525, "theirs").write(directory, 8080, DATABASE);
        ForTests.forget(directory);

        assertThatThrownBy(() -> ForTests.read(directory))
                .hasMessageContaining("mvn -Prun -Dtests");
    }
}
