package spaceone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spaceone.run.Watch.Change;

/** What {@code mvn -Prun -Dwatch} brings into the running application. */
class WatchTest {

    private static final String ONE = "src/main/java/a/One.java";

    @TempDir Path project;

    private final List<String> said = new ArrayList<>();
    private Path exploded;
    private Watch watch;
    private int writings;

    @BeforeEach
    void aProjectThatRuns() throws IOException {
        exploded = project.resolve("target/identity");
        write("src/main/webapp/index.html", "old");
        write("src/main/resources/words.txt", "old");
        write("src/main/liquibase/changelog.xml", "old");
        write(ONE, "package a; public class One { public static String said() { return \"1\"; } }");
        write("src/main/java/a/Two.java", "package a; class Two {}");
        watch = new Watch(project, exploded, "");
    }

    @Test
    void aPageIsSeenWithoutAnotherStart() throws IOException {
        write("src/main/webapp/index.html", "new");

        assertThat(watch.bring(said)).isEqualTo(Change.PAGES);
        assertThat(exploded.resolve("index.html")).hasContent("new");
        assertThat(watch.bring(said)).isEqualTo(Change.NONE);
    }

    @Test
    void resourcesAndTablesAskForAnotherStart() throws IOException {
        write("src/main/resources/words.txt", "new");
        write("src/main/liquibase/changelog.xml", "new");

        assertThat(watch.bring(said)).isEqualTo(Change.APPLICATION);
        assertThat(exploded.resolve("WEB-INF/classes/words.txt")).hasContent("new");
        assertThat(exploded.resolve("WEB-INF/classes/db/changelog.xml")).hasContent("new");
    }

    /** The text that Two was compiled with would be the old one, for a constant is copied. */
    @Test
    void javaIsCompiledWithWhatNamesIt() throws Exception {
        write(ONE, "package a; public class One { public static final String WORD = \"1\"; }");
        write(
                "src/main/java/a/Two.java",
                "package a; public class Two { public static String said() { return One.WORD; } }");
        assertThat(watch.bring(said)).as(String.join("\n", said)).isEqualTo(Change.APPLICATION);
        assertThat(saidBy("a.Two")).isEqualTo("1");

        write(ONE, "package a; public class One { public static final String WORD = \"2\"; }");

        assertThat(watch.bring(said)).isEqualTo(Change.APPLICATION);
        assertThat(saidBy("a.Two")).isEqualTo("2");
    }

    @Test
    void whatDoesNotCompileIsSaidAndTriedAgainWithTheNextChange() throws Exception {
        write(ONE, "package a; public class One { public static String said() { return WORD; } }");
        assertThat(watch.bring(said)).isEqualTo(Change.NONE);
        assertThat(String.join("\n", said)).contains("One.java:1: error", "WORD");
        assertThat(watch.bring(said)).isEqualTo(Change.NONE);

        write(
                ONE,
                "package a; public class One { public static String said() { return new Two().word; } }");
        write("src/main/java/a/Two.java", "package a; class Two { String word = \"2\"; }");

        assertThat(watch.bring(said)).isEqualTo(Change.APPLICATION);
        assertThat(saidBy("a.One")).isEqualTo("2");
    }

    @Test
    void whatIsGoneIsGoneThereToo() throws IOException {
        write(ONE, "package a; public class One { static class Inner {} }");
        watch.bring(said);
        assertThat(exploded.resolve("WEB-INF/classes/a/One$Inner.class")).exists();

        Files.delete(project.resolve(ONE));

        assertThat(watch.bring(said)).isEqualTo(Change.APPLICATION);
        assertThat(exploded.resolve("WEB-INF/classes/a")).isEmptyDirectory();
    }

    @Test
    void theApiIsToldByTheNewClasses() throws Exception {
        write(
                "src/main/java/spaceone/identity/api/openapi/DocumentFile.java",
                """
                package spaceone.identity.api.openapi;
                public class DocumentFile {
                    public static void main(String[] args) throws Exception {
                        java.nio.file.Files.writeString(
                            java.nio.file.Path.of(args[0], "openapi.json"), new a.Word().toString());
                    }
                }
                """);
        write(
                "src/main/java/a/Word.java",
                "package a; public class Word { public String toString() { return \"new\"; } }");
        assertThat(watch.bring(said)).as(String.join("\n", said)).isEqualTo(Change.APPLICATION);

        assertThat(watch.document().waitFor()).isZero();

        assertThat(exploded.resolve("WEB-INF/classes/openapi.json")).hasContent("new");
    }

    private String saidBy(String name) throws Exception {
        URL[] classes = {exploded.resolve("WEB-INF/classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, null)) {
            return (String) loader.loadClass(name).getMethod("said").invoke(null);
        }
    }

    /** Later than what was written before, on file systems that count in seconds, too. */
    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        writings++;
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(writings)));
    }
}
