package spaceone.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Packages of the system that tests need and that may be missing. */
public final class Debian {

    private Debian() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The same without anything before. */
    public static boolean install(String packages) {
        return install(packages, "true");
    }

    /**
     * @param before a command that has to go before
     */
    static boolean install(String packages, String before) {
        if (!isRoot() || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return false;
        }
        System.err.println("*** Installing " + packages + " for the tests.");
        return run(
                before
                        + " && apt-get -q update"
                        + " && apt-get -q -y install --no-install-recommends "
                        + packages);
    }

    private static boolean run(String script) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", script));
            builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
            Path log = Files.createTempFile(Path.of("target"), "apt", ".log");
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean done = process.waitFor(5, TimeUnit.MINUTES);
            if (!done) {
                process.destroyForcibly();
            }
            boolean fine = done && process.exitValue() == 0;
            if (!fine) {
                System.err.println(Files.readString(log));
            }
            return fine;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
