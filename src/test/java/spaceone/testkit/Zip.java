package spaceone.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Distributions of servers: archives with one directory in them. */
final class Zip {

    private static final Path SERVERS = Path.of("target", "server");

    private Zip() {}

    /** Unpacks it and gives the one directory that was in it. */
    static Path unpack(Path distribution, Path directory) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(distribution))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        try (Stream<Path> homes = Files.list(directory)) {
            return homes.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Where it was unpacked below {@code target/server}, by this run or by one before. */
    static Path installed(Path distribution) throws IOException {
        Path home =
                SERVERS.resolve(distribution.getFileName().toString().replace(".zip", ""))
                        .toAbsolutePath();
        if (Files.notExists(home)) {
            Files.createDirectories(SERVERS);
            // moved when complete: an interrupted run leaves nothing that looks installed
            Path unpacked = unpack(distribution, Files.createTempDirectory(SERVERS, "unpacked"));
            Files.move(unpacked, home);
            Files.delete(unpacked.getParent());
        }
        return home;
    }

    static void copy(Path source, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(source.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
