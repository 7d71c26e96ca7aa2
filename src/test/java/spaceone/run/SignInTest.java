package spaceone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a local start says last. */
class SignInTest {

    private static final List<String> SAID =
            List.of("    domain    default", "    user      admin", "    password  Seven-Trees-4");

    @TempDir Path data;

    @Test
    void theFirstStartEndsWithThePassword() throws IOException {
        assertThat(signIn(Map.of()).block(SAID))
                .containsExactly(
                        "",
                        "    pages     http://localhost:8080/",
                        "    domain    default",
                        "    user      admin",
                        "    password  Seven-Trees-4");
    }

    @Test
    void laterStartsSayWhereItIs() throws IOException {
        signIn(Map.of()).block(SAID);

        List<String> block = signIn(Map.of()).block(List.of());

        Path kept = data.resolve("first-sign-in.txt");
        assertThat(block.get(block.size() - 1))
                .isEqualTo("    password  the one in " + kept + ", unless it was changed since");
        assertThat(Files.readString(kept)).contains("Seven-Trees-4");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPasswordThatWasGivenIsNotWrittenDown() throws IOException {
        Map<String, String> given =
                Map.of(
                        "IDENTITY_BOOTSTRAP_PASSWORD", "Seven-Trees-4",
                        "IDENTITY_BOOTSTRAP_ADMIN", "kim");

        assertThat(signIn(given).block(List.of()))
                .contains("    user      kim")
                .noneMatch(line -> line.contains("Seven-Trees-4"));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void theSecretForSystemInitIsNotLost() throws IOException {
        List<String> said =
                List.of(
                        "    Waiting for System.init. Send the header",
                        "    X-Bootstrap-Secret: abc");

        assertThat(signIn(Map.of()).block(said)).containsAll(said);
    }

    private SignIn signIn(Map<String, String> environment) {
        return new SignIn(data, "http://localhost:8080/", environment);
    }
}
