package spaceone.identity.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFileTest {

    @TempDir Path classes;
    private Path file;

    @BeforeEach
    void aDirectoryOfClasses() throws IOException {
        file = classes.resolve("META-INF/openapi.json");
        put("spaceone/One.class", 1);
        put("openapi/members.txt", 1);
    }

    /** Another JVM wrote it: what is told in the order of a set would differ. */
    @Test
    void theBuildWroteTheDocumentOfItsClassesByteForByte() {
        byte[] told = ApiDocument.json().toString().getBytes(StandardCharsets.UTF_8);

        assertThat(Arrays.mismatch(DocumentFile.read(), told))
                .as("byte that other classes than these told: mvn process-classes writes it again")
                .isEqualTo(-1);
    }

    @Test
    void whereNoneIsItIsWritten() throws IOException {
        DocumentFile.main(new String[] {classes.toString()});

        assertThat(file).hasContent(ApiDocument.json().toString());
    }

    @Test
    void whereNothingChangedItIsLeft() throws IOException {
        put("META-INF/openapi.json", 2);
        put("META-INF/persistence.xml", 3);

        DocumentFile.main(new String[] {classes.toString()});

        assertThat(file).hasContent("as it was");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spaceone/One.class", "openapi/members.txt"})
    void whereClassesOrWordsAreNewerItIsWrittenAgain(String newer) throws IOException {
        put("META-INF/openapi.json", 2);
        put(newer, 3);

        DocumentFile.main(new String[] {classes.toString()});

        assertThat(file).hasContent(ApiDocument.json().toString());
    }

    private void put(String name, int second) throws IOException {
        Path put = classes.resolve(name);
        Files.createDirectories(put.getParent());
        Files.writeString(put, "as it was");
        Files.setLastModifiedTime(put, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
