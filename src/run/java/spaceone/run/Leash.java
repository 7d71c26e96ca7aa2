package spaceone.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small process that waits for another to die, even by kill -9, and then stops what that one
 * started in a data directory.
 */
final class Leash {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Leash() {}

    static Process on(ProcessHandle watched, DataDirectory data) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // whoever kills the whole process group does not get this one
            command.add(SETSID.toString());
        }
        command.addAll(Java.command("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classes()));
        command.add(Leash.class.getName());
        command.addAll(List.of(String.valueOf(watched.pid()), data.path().toString()));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Maven's class path does not name them. */
    private static String classes() throws IOException {
        try {
            return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.at(Path.of(args[1]));
        ProcessHandle.of(Long.parseLong(args[0])).ifPresent(watched -> watched.onExit().join());
        // Without the claim a new run is at work here already, and has cleared up itself.
        if (data.tryClaim()) {
            data.stopLeftovers();
        }
    }
}
