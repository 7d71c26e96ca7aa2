package spaceone.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spaceone.testkit.Java;

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
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Leash.class.getName());
        command.addAll(List.of(String.valueOf(watched.pid()), data.path().toString()));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ProcessHandle.of(Long.parseLong(args[0])).ifPresent(watched -> watched.onExit().join());
        DataDirectory data = DataDirectory.at(Path.of(args[1]));
        // Without the claim a new run is at work here already, and has cleared up itself.
        if (data.tryClaim()) {
            data.stopLeftovers();
        }
    }
}
