package spaceone.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports, TCP and UDP, that a process waits at for anybody, as Linux tells them. */
public final class Sockets {

    private static final String LISTENS = "0A";
    private static final String UNCONNECTED = "07";

    private Sockets() {}

    public static Set<Integer> of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        assumeThat(Files.exists(process.resolve("net/tcp"))).as("Linux tells").isTrue();
        Set<String> own = inodes(process.resolve("fd"));
        Set<Integer> ports = new TreeSet<>();
        for (String protocol : Set.of("tcp", "tcp6", "udp", "udp6")) {
            String state = protocol.startsWith("tcp") ? LISTENS : UNCONNECTED;
            Path table = process.resolve("net").resolve(protocol);
            if (Files.exists(table)) {
                Files.readAllLines(table).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(row -> row[3].equals(state) && own.contains(row[9]))
                        .map(row -> row[1].substring(row[1].lastIndexOf(':') + 1))
                        .forEach(port -> ports.add(Integer.parseInt(port, 16)));
            }
        }
        return ports;
    }

    private static Set<String> inodes(Path descriptors) throws IOException {
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.map(Sockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    /** Empty where it was closed meanwhile. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
