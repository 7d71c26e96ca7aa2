package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The WAR of the release before this one: the file that {@code -Dit.previous.war} names, or what
 * was built of the commit that the pom names. With {@code -Padversity} it is built where it is not
 * there yet; elsewhere that, and what is tested with it, would take longer than a build may.
 */
public final class ReleaseBefore {

    private static final Path HOME = Path.of("target", "release-before").toAbsolutePath();

    private ReleaseBefore() {}

    /** Empty where it is not at hand, nor to be built because the history does not reach so far. */
    public static Optional<Path> war() {
        String named = System.getProperty("it.previous.war", "");
        return named.isBlank()
                ? ofHistory(System.getProperty("release.before"))
                : Optional.of(Path.of(named));
    }

    private static synchronized Optional<Path> ofHistory(String commit) {
        Path war = HOME.resolve(commit + ".war");
        if (Files.exists(war)) {
            return Optional.of(war);
        }
        if (!Boolean.getBoolean("release.before.build") || !isThere(commit)) {
            return Optional.empty();
        }
        try {
            return Optional.of(build(commit, war));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String commit) {
        try {
            Commands.run(new ProcessBuilder("git", "cat-file", "-e", commit + "^{commit}"));
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static Path build(String commit, Path war) throws IOException {
        Path tree = Files.createDirectories(HOME.resolve(commit));
        Path archive = HOME.resolve(commit + ".tar");
        Commands.run(new ProcessBuilder("git", "archive", "--output=" + archive, commit));
        Commands.run(new ProcessBuilder("tar", "-xf", archive.toString(), "-C", tree.toString()));
        List<String> packing =
                Maven.command(
                        "-q",
                        "-Pno-format-check",
                        "-Dmaven.test.skip=true",
                        "-Dcyclonedx.skip=true",
                        "package");
        ProcessBuilder maven = new ProcessBuilder(packing).directory(tree.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Commands.run(maven);
        return Files.move(tree.resolve("target").resolve("identity.war"), war);
    }
}
