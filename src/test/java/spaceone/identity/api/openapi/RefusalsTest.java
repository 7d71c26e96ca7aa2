package spaceone.identity.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.ErrorCode;
import spaceone.identity.WithheldError;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;

/**
 * Which refusals a method can answer with is read from the code that it calls, so that none is
 * forgotten in the document.
 */
class RefusalsTest {

    private static final Path FILE = Path.of("src/main/resources/openapi/refusals.txt");
    private static final String HEAD =
            "# What each method refuses besides what all do. Made from the code: see RefusalsTest.\n";

    private static final JavaClasses HOUSE =
            new ClassFileImporter().importPath("target/classes/spaceone");

    @Test
    void everyRefusalThatAMethodLeadsToIsInTheDocument() throws IOException {
        String found =
                Routes.all().list().stream()
                        .map(RefusalsTest::line)
                        .filter(line -> line.contains(" "))
                        .collect(Collectors.joining("\n", HEAD, "\n"));
        Path made = Files.writeString(Path.of("target/refusals.txt"), found);

        assertThat(Files.readString(FILE)).as("copy %s to %s", made, FILE).isEqualTo(found);
    }

    @Test
    void everyRoomsRefusalsAreKnown() {
        Set<String> known =
                Refusals.all()
                        .map(error -> error.getClass().getName().replaceFirst("\\$\\d+$", ""))
                        .collect(Collectors.toSet());
        assertThat(
                        HOUSE.stream()
                                .filter(c -> c.isEnum() && c.isAssignableTo(ErrorCode.class))
                                .filter(c -> !c.isAssignableTo(WithheldError.class))
                                .map(c -> c.getName().replaceFirst("\\$\\d+$", "")))
                .as("add the room's enumeration to Refusals.all")
                .allMatch(known::contains);
    }

    private static String line(Route route) {
        Set<String> general =
                Refusals.general(route).stream().map(ErrorCode::name).collect(Collectors.toSet());
        Set<String> known = Refusals.all().map(ErrorCode::name).collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of(route.path()),
                        reached(route).stream()
                                .filter(name -> known.contains(name) && !general.contains(name)))
                .collect(Collectors.joining(" "));
    }

    /** The constants of refusals in all code that the method's leads to. */
    private static Set<String> reached(Route route) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        HOUSE.get(route.method().getDeclaringClass()).getMethods().stream()
                .filter(method -> method.reflect().equals(route.method()))
                .forEach(open::add);
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        Set<String> names = new TreeSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            unit.getFieldAccesses().stream()
                    .filter(access -> access.getTargetOwner().isAssignableTo(ErrorCode.class))
                    .map(JavaFieldAccess::getName)
                    .forEach(names::add);
            Stream.concat(
                            unit.getCallsFromSelf().stream(),
                            unit.getCodeUnitReferencesFromSelf().stream())
                    .map(call -> call.getTarget().resolveMember())
                    .flatMap(RefusalsTest::ours)
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return names;
    }

    private static Stream<JavaCodeUnit> ours(Optional<?> called) {
        return called
                .map(JavaCodeUnit.class::cast)
                .filter(unit -> unit.getOwner().getPackageName().startsWith("spaceone.identity"))
                .filter(unit -> !unit.getOwner().isAssignableTo(ErrorCode.class))
                .stream();
    }
}
