package spaceone.identity.api.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * The document as the build writes it, once, among the classes it tells of; servers find it there
 * (MicroProfile OpenAPI names the place), and so do we.
 */
public final class DocumentFile {

    static final String NAME = "META-INF/openapi.json";

    private DocumentFile() {}

    /** Writes it into a directory of classes, unless it is there and nothing changed since. */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        if (!isFresh(classes)) {
            Path file = classes.resolve(NAME);
            Files.createDirectories(file.getParent());
            Files.writeString(file, ApiDocument.json().toString());
        }
    }

    /** Whether it is no older than the classes and words it is made from. */
    static boolean isFresh(Path classes) throws IOException {
        Path file = classes.resolve(NAME);
        if (Files.notExists(file)) {
            return false;
        }
        FileTime written = Files.getLastModifiedTime(file);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path source : files.filter(each -> isSource(classes, each)).toList()) {
                if (Files.getLastModifiedTime(source).compareTo(written) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSource(Path classes, Path file) {
        return file.toString().endsWith(".class")
                || file.startsWith(classes.resolve("openapi")) && Files.isRegularFile(file);
    }

    static byte[] read() {
        try (InputStream file = DocumentFile.class.getResourceAsStream("/" + NAME)) {
            if (file == null) {
                throw new IllegalStateException(
                        NAME + " is missing: mvn process-classes writes it");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
