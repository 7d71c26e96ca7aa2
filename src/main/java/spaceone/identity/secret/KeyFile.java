package spaceone.identity.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Logger;
import spaceone.identity.StartRefused;

/** The key an installation made for itself. All nodes that share the directory share it. */
final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class.getName());
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Path directory;
    private final Path file;

    KeyFile(Path directory) {
        this.directory = directory.toAbsolutePath();
        this.file = this.directory.resolve("secret.key");
    }

    Path path() {
        return file;
    }

    String readOrCreate() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            warnWhenOthersMayReadIt();
            return Files.readString(file);
        } catch (IOException | UnsupportedOperationException e) {
            throw StartRefused.because(
                    "cannot read or create "
                            + file
                            + ". Make the directory writable, or set IDENTITY_SECRET_KEY.",
                    e);
        }
    }

    private void create() throws IOException {
        Files.createDirectories(directory);
        // Temporary files are the owner's only from their first moment, and links keep that.
        Path draft = Files.createTempFile(directory, "secret", ".tmp");
        try {
            write(draft, newKey() + "\n");
            Files.createLink(file, draft);
            keepAcrossPowerCut();
            LOG.info(() -> "Made a key for secrets: " + file + ". Back it up with the database.");
        } catch (FileAlreadyExistsException e) {
            LOG.fine(() -> "Another node was faster: " + file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String newKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private void keepAcrossPowerCut() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems cannot open a directory; they have no such call to make either.
            LOG.fine(() -> "Cannot flush " + directory);
        }
    }

    private void warnWhenOthersMayReadIt() throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null
                && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
            LOG.warning(() -> "Other users of this machine may read or write " + file);
        }
    }
}
