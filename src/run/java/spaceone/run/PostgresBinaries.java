package spaceone.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked to a folder of the project. They are there as a whole or not
 * at all: whoever is killed while unpacking leaves a folder that nobody looks into, and of several
 * who come at once one unpacks while the others wait.
 *
 * <p>The library unpacks by itself, but to a folder that all projects of the machine share, in
 * place, and takes what a killed start left there for complete. So it is given a folder that has
 * what it would unpack.
 */
public final class PostgresBinaries {

    private static final String HALF = "unpacking-";

    private PostgresBinaries() {}

    /** Whether PostgreSQL is brought along for this kind of machine. */
    public static boolean areThere() {
        return PostgresBinaries.class.getResource(archive()) != null;
    }

    /** Whether {@link #builder} has to unpack first, which takes some seconds. */
    public static boolean areUnpackedIn(Path folder) {
        return Files.exists(unpacked(folder).resolve(".exists"));
    }

    /** For a server whose programs, and data unless it says otherwise, are below the folder. */
    public static EmbeddedPostgres.Builder builder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        unpack(absolute);
        System.setProperty("ot.epg.working-dir", absolute.toString());
        return EmbeddedPostgres.builder().setPgBinaryResolver((os, machine) -> open());
    }

    private static synchronized void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("unpack.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !areUnpackedIn(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(PostgresBinaries::isOfNoUse).forEach(Trees::delete);
                }
                Path half = Files.createTempDirectory(folder, HALF);
                extractTo(half);
                complete(half);
                Files.move(half, unpacked(folder), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** What was left half unpacked, and other releases. */
    private static boolean isOfNoUse(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(HALF) || name.startsWith("PG-");
    }

    /** The library believes a folder with this mark, if nothing else in it is younger. */
    private static void complete(Path folder) throws IOException {
        Path mark = Files.createFile(folder.resolve(".exists"));
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private static void extractTo(Path folder) throws IOException {
        try (InputStream packed = open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                extract(tar, entry, file);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0 || file.getParent().endsWith("bin")) {
                DataDirectory.restrict(file, "rwxr-xr-x");
            }
        }
    }

    /** Named as the library names it. */
    private static Path unpacked(Path folder) {
        try (InputStream packed = open()) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int count = packed.read(buffer); count >= 0; count = packed.read(buffer)) {
                md5.update(buffer, 0, count);
            }
            return folder.resolve("PG-" + HexFormat.of().formatHex(md5.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open() throws IOException {
        InputStream packed = PostgresBinaries.class.getResourceAsStream(archive());
        if (packed == null) {
            throw new IOException("no PostgreSQL is brought along for this kind of machine");
        }
        return packed;
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "/postgres-"
                + (system.startsWith("mac") ? "darwin" : system)
                + (machine.equals("aarch64") ? "-arm_64" : "-x86_64")
                + ".txz";
    }
}
