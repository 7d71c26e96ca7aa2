package spaceone.run;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Brings what changes in the sources into an exploded WAR: files of pages as they are, resources and
 * tables into its classes, Java compiled. What the build fills in or what names libraries ({@code
 * lit.js}, the pom) is seen after the next start only.
 */
final class Watch {

    /** What a change asks for. */
    enum Change {
        /** Nothing changed, or what changed does not compile; what runs goes on. */
        NONE,
        /** It is seen when a page is loaded again. */
        PAGES,
        /** It is seen when the application starts again. */
        APPLICATION
    }

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TABLES = Path.of("src/main/liquibase");
    private static final String CLASSES = "WEB-INF/classes";

    /** What the build runs too, and says of a directory of classes what their API is. */
    private static final String DOCUMENT = "spaceone.identity.api.openapi.DocumentFile";

    private final Path project;
    private final Path exploded;
    private final String libraries;
    private final Set<Path> uncompiled = new TreeSet<>();
    private Map<Path, FileTime> seen;

    /** {@code libraries}: what the server gives to the application, as a class path. */
    Watch(Path project, Path exploded, String libraries) throws IOException {
        this.project = project;
        this.exploded = exploded;
        this.libraries = libraries;
        this.seen = files();
    }

    /** Brings in what changed since the last time; {@code said} takes what the compiler says. */
    Change bring(List<String> said) throws IOException {
        Map<Path, FileTime> now = files();
        Set<Path> changed = new TreeSet<>();
        now.forEach(
                (file, time) -> {
                    if (!time.equals(seen.get(file))) {
                        changed.add(file);
                    }
                });
        Set<Path> gone = new TreeSet<>(seen.keySet());
        gone.removeAll(now.keySet());
        seen = now;
        if (changed.isEmpty() && gone.isEmpty()) {
            return Change.NONE;
        }
        for (Path file : gone) {
            remove(file);
        }
        for (Path file : changed) {
            if (isJava(file)) {
                uncompiled.add(file);
            } else {
                Path target = target(file);
                Files.createDirectories(target.getParent());
                Files.copy(project.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        uncompiled.removeAll(gone);
        if (!uncompiled.isEmpty()) {
            if (!compile(withUsers(uncompiled), said)) {
                return Change.NONE;
            }
            uncompiled.clear();
        }
        boolean isPage = Stream.of(changed, gone).flatMap(Set::stream).allMatch(Watch::isPage);
        return isPage ? Change.PAGES : Change.APPLICATION;
    }

    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new HashMap<>();
        for (Path root : List.of(PAGES, JAVA, RESOURCES, TABLES)) {
            try (Stream<Path> below = Files.walk(project.resolve(root))) {
                for (Path file : below.filter(Files::isRegularFile).toList()) {
                    // editors leave files of their own, hidden or with a tilde, beside what they write
                    String name = file.getFileName().toString();
                    if (!name.startsWith(".") && !name.endsWith("~") && !name.equals("lit.js")) {
                        files.put(project.relativize(file), Files.getLastModifiedTime(file));
                    }
                }
            }
        }
        return files;
    }

    private void remove(Path file) throws IOException {
        Files.deleteIfExists(target(file));
        if (isJava(file)) {
            String inner = file.getFileName().toString().replace(".java", "$");
            try (Stream<Path> classes = Files.list(target(file).getParent())) {
                for (Path each : classes.toList()) {
                    if (each.getFileName().toString().startsWith(inner)) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    private Path target(Path file) {
        if (isPage(file)) {
            return exploded.resolve(PAGES.relativize(file));
        }
        Path classes = exploded.resolve(CLASSES);
        if (isJava(file)) {
            Path path = JAVA.relativize(file);
            return classes.resolve(path.toString().replaceAll("\\.java$", ".class"));
        }
        return file.startsWith(TABLES)
                ? classes.resolve("db").resolve(TABLES.relativize(file))
                : classes.resolve(RESOURCES.relativize(file));
    }

    private static boolean isPage(Path file) {
        return file.startsWith(PAGES) && !file.startsWith(PAGES.resolve("WEB-INF"));
    }

    private static boolean isJava(Path file) {
        return file.startsWith(JAVA);
    }

    /** With all that name them: what they offer may be another thing now. */
    private List<Path> withUsers(Set<Path> sources) throws IOException {
        Pattern names =
                Pattern.compile(
                        sources.stream()
                                .map(file -> file.getFileName().toString().replace(".java", ""))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "\\b(", ")\\b")));
        List<Path> users = new ArrayList<>();
        for (Path file : seen.keySet()) {
            if (isJava(file)
                    && names.matcher(Files.readString(project.resolve(file))).find()) {
                users.add(project.resolve(file));
            }
        }
        return users;
    }

    private boolean compile(List<Path> files, List<String> said) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = exploded.resolve(CLASSES);
        List<String> options =
                List.of(
                        "-parameters",
                        "-g",
                        "-nowarn",
                        "-proc:none",
                        "-implicit:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        String.join(File.pathSeparator, classes.toString(), libraries));
        StringWriter output = new StringWriter();
        boolean compiles;
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            compiles =
                    compiler.getTask(
                                    output,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
        }
        if (!compiles) {
            output.toString().lines().forEach(said::add);
        }
        return compiles;
    }

    /** Writes the API's document beside the classes it tells of, if they changed, as the build does. */
    Process document() throws IOException {
        String classes = exploded.resolve(CLASSES).toString();
        List<String> command = Java.command("-XX:TieredStopAtLevel=1", "-cp");
        command.addAll(
                List.of(String.join(File.pathSeparator, classes, libraries), DOCUMENT, classes));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Tells Payara that the application is to start again (its page "Deploying an Exploded War"). */
    void reload() throws IOException {
        Path mark = exploded.resolve(".reload");
        if (Files.notExists(mark)) {
            Files.createFile(mark);
        }
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
    }
}
