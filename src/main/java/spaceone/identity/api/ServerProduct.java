package spaceone.identity.api;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What the application runs on: name and version. */
final class ServerProduct {

    private static final String VERSION = "Bundle-Version";

    private ServerProduct() {}

    /** Payara Micro tells its name alone; its version stands in its jars. */
    static String of(ServletContext context) {
        String told = context.getServerInfo();
        return told.chars().anyMatch(Character::isDigit)
                ? told
                : version(context.getClass()).map(version -> told + " " + version).orElse(told);
    }

    /** That of the jar which a class is from, where it is from one that says so. */
    static Optional<String> version(Class<?> part) {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(Path.of(source.getLocation().toURI()).toFile())) {
            return Optional.ofNullable(jar.getManifest()).flatMap(ServerProduct::version);
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            // a server that keeps its classes in another way; only its name is told then
            return Optional.empty();
        }
    }

    private static Optional<String> version(Manifest manifest) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(VERSION));
    }
}
