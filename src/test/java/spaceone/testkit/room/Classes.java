package spaceone.testkit.room;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import spaceone.identity.Ids;
import spaceone.identity.SharedClock;
import spaceone.identity.schema.ClockCheck;

/** The classes of all rooms: nobody has to list them. */
final class Classes {

    static final URL ROOT = Ids.class.getProtectionDomain().getCodeSource().getLocation();

    private static final List<Class<?>> ALL = load();

    private Classes() {}

    /**
     * What a server finds by itself; of it, all but the clock, what sets it, and what speaks HTTP.
     */
    static List<Class<?>> beans() {
        return annotated(
                        List.of(
                                Stateless.class,
                                Singleton.class,
                                ApplicationScoped.class,
                                RequestScoped.class,
                                Dependent.class))
                .filter(type -> type != SharedClock.class && type != ClockCheck.class)
                .filter(type -> !type.getPackageName().startsWith("spaceone.identity.api"))
                .toList();
    }

    static List<Class<?>> entities() {
        return annotated(
                        List.of(
                                Entity.class,
                                Embeddable.class,
                                MappedSuperclass.class,
                                Converter.class))
                .toList();
    }

    private static Stream<Class<?>> annotated(List<Class<? extends Annotation>> marks) {
        return ALL.stream()
                .filter(type -> marks.stream().anyMatch(mark -> type.isAnnotationPresent(mark)));
    }

    private static List<Class<?>> load() {
        try {
            Path root = Path.of(ROOT.toURI());
            try (Stream<Path> files = Files.walk(root.resolve("spaceone/identity"))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                        .map(file -> file.replace(".class", "").replace('/', '.'))
                        .<Class<?>>map(Classes::load)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Classes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
