package spaceone.identity.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which files of the change log belong to which release, and what was in them then: a list as
 * {@code sha256sum} writes and checks it, under one heading a release, oldest first.
 */
final class ReleasedFiles {

    static final Path LIST = Path.of("src/test/resources/schema/released.sha256");
    private static final String HEADING = "# release ";

    private final List<String> releases = new ArrayList<>();
    private final Map<String, String> sums = new LinkedHashMap<>();
    private final Map<String, String> releaseOf = new LinkedHashMap<>();

    private ReleasedFiles() {}

    static ReleasedFiles parse(List<String> lines) {
        ReleasedFiles released = new ReleasedFiles();
        for (String line : lines) {
            if (line.startsWith(HEADING)) {
                released.releases.add(line.substring(HEADING.length()).strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("  ", 2);
                released.sums.put(parts[1], parts[0]);
                released.releaseOf.put(
                        parts[1], released.releases.get(released.releases.size() - 1));
            }
        }
        return released;
    }

    /** The names of the releases, oldest first. */
    List<String> releases() {
        return releases;
    }

    boolean has(String file) {
        return sums.containsKey(file);
    }

    /**
     * What is wrong with the files themselves.
     *
     * @param included the files of the change log, in its order
     */
    List<String> findings(Path directory, List<String> included) throws IOException {
        List<String> findings = new ArrayList<>();
        for (String file : sums.keySet()) {
            Path path = directory.resolve(file);
            if (!Files.exists(path) || !sum(path).equals(sums.get(file))) {
                findings.add(
                        file
                                + ": was released with "
                                + releaseOf.get(file)
                                + " and is not what it was. Undo that; what is to change goes into a"
                                + " new file.");
            }
        }
        List<String> head = included.subList(0, Math.min(sums.size(), included.size()));
        if (!head.equals(List.copyOf(sums.keySet()))) {
            findings.add(
                    "changelog.xml: does not begin with the released files in their order. New files"
                            + " come last, whatever their number: where they stand is the order they"
                            + " run in on a new database.");
        }
        try (Stream<Path> files = Files.list(directory.resolve("changes"))) {
            files.map(file -> "changes/" + file.getFileName())
                    .filter(file -> !included.contains(file))
                    .sorted()
                    .forEach(file -> findings.add(file + ": is not in changelog.xml."));
        }
        return findings;
    }

    private static String sum(Path file) throws IOException {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
