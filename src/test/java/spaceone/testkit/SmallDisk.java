package spaceone.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of one MiB, which is soon full: a file system in memory, for which one has to be root. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;

    private final Path directory;

    public SmallDisk() throws IOException {
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "disk");
        run(List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString()));
    }

    public static boolean isPossible() {
        return Debian.isRoot();
    }

    public Path directory() {
        return directory;
    }

    /** To the last byte. */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve("full"))) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            if (Files.getFileStore(directory).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    @Override
    public void close() throws IOException {
        run(List.of("umount", directory.toString()));
        Files.delete(directory);
    }

    private static void run(List<String> command) throws IOException {
        Commands.run(new ProcessBuilder(command));
    }
}
