package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of what is out. */
class ReleasedFilesTest {

    /** The sums of "one" and "two". */
    private static final ReleasedFiles RELEASED =
            ReleasedFiles.parse(
                    """
                    # release 1.0.0
                    7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  changes/0001.sql
                    # release 1.1.0
                    3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  changes/0002.sql
                    """
                            .lines()
                            .toList());

    @TempDir Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(directory.resolve("changes"));
        Files.writeString(directory.resolve("changes/0001.sql"), "one");
        Files.writeString(directory.resolve("changes/0002.sql"), "two");
        Files.writeString(directory.resolve("changes/0003.sql"), "three");
    }

    @Test
    void whatIsOutIsAsItWas() throws IOException {
        assertThat(findings("1", "2", "3")).isEmpty();
        assertThat(RELEASED.releases()).containsExactly("1.0.0", "1.1.0");
    }

    @Test
    void anEditIsRefused() throws IOException {
        Files.writeString(directory.resolve("changes/0002.sql"), "two!");

        assertThat(findings("1", "2", "3"))
                .containsExactly(
                        "changes/0002.sql: was released with 1.1.0 and is not what it was. Undo that;"
                                + " what is to change goes into a new file.");
    }

    @Test
    void newFilesComeLast() throws IOException {
        assertThat(findings("1", "3", "2").get(0)).startsWith("changelog.xml: does not begin");
        assertThat(findings("2", "1", "3").get(0)).startsWith("changelog.xml: does not begin");
    }

    @Test
    void noFileIsForgotten() throws IOException {
        assertThat(findings("1", "2"))
                .containsExactly("changes/0003.sql: is not in changelog.xml.");
    }

    private List<String> findings(String... numbers) throws IOException {
        return RELEASED.findings(
                directory, List.of(numbers).stream().map(n -> "changes/000" + n + ".sql").toList());
    }
}
