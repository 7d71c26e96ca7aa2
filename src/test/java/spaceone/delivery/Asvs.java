package spaceone.delivery;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import spaceone.testkit.Proves;

/** What the ASVS asks for, what proves it here, and what does not. */
final class Asvs {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "asvs");

    /** How a requirement without a test stands. */
    enum Kind {
        PAGE,
        NONE,
        OPEN
    }

    record Note(Kind kind, String text) {}

    record Chapter(int number, String name, Map<String, Integer> levels) {}

    private final List<Chapter> chapters = new ArrayList<>();
    private final Map<String, Integer> levels = new LinkedHashMap<>();
    private final Map<String, Note> notes = new LinkedHashMap<>();

    /** Names of tests by requirement. */
    private final Map<String, TreeSet<String>> proofs = new TreeMap<>();

    Asvs() throws IOException {
        for (String line : lines("requirements.txt")) {
            String[] words = line.split(" ", 2);
            if (line.startsWith("V")) {
                int number = Integer.parseInt(words[0].substring(1));
                chapters.add(new Chapter(number, words[1], new LinkedHashMap<>()));
            } else {
                chapters.get(chapters.size() - 1).levels().put(words[0], Integer.valueOf(words[1]));
                levels.put(words[0], Integer.valueOf(words[1]));
            }
        }
        for (String line : lines("notes.txt")) {
            String[] cells = line.split(" \\| ", 3);
            Note note = new Note(Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]);
            for (String id : cells[0].split(" ")) {
                if (notes.put(id, note) != null) {
                    throw new IllegalStateException("two notes about " + id);
                }
            }
        }
        findProofs();
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(RESOURCES.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private void findProofs() throws IOException {
        Path classes = classes();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .forEach(this::look);
        }
    }

    private static Path classes() {
        try {
            return Path.of(Asvs.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void look(String name) {
        Class<?> type;
        try {
            type = Class.forName(name, false, Asvs.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        note(type, type.getSimpleName());
        Stream.of(type.getDeclaredMethods())
                .forEach(method -> note(method, type.getSimpleName() + "." + method.getName()));
        Stream.of(type.getDeclaredFields())
                .forEach(field -> note(field, type.getSimpleName() + "." + field.getName()));
    }

    private void note(AnnotatedElement element, String name) {
        Proves proves = element.getAnnotation(Proves.class);
        if (proves != null) {
            for (String id : proves.value()) {
                proofs.computeIfAbsent(id, any -> new TreeSet<>()).add(name);
            }
        }
    }

    Map<String, Integer> levels() {
        return levels;
    }

    Map<String, TreeSet<String>> proofs() {
        return proofs;
    }

    List<String> unknown() {
        return Stream.concat(notes.keySet().stream(), proofs.keySet().stream())
                .filter(id -> !levels.containsKey(id))
                .toList();
    }

    /** Of levels 1 and 2; of level 3 stands here what there is. */
    List<String> unmapped() {
        return required(id -> !notes.containsKey(id) && !proofs.containsKey(id));
    }

    /** Said to be out of place here or missing, and proven all the same. */
    List<String> contradictions() {
        return notes.entrySet().stream()
                .filter(entry -> entry.getValue().kind() != Kind.PAGE)
                .map(Map.Entry::getKey)
                .filter(proofs::containsKey)
                .toList();
    }

    List<String> pages() {
        return notes.values().stream()
                .filter(note -> note.kind() == Kind.PAGE)
                .flatMap(note -> Stream.of(note.text().split(", ")))
                .distinct()
                .toList();
    }

    /** Whether there is the page, and the heading that the address names. */
    static boolean isThere(String page) {
        String[] parts = page.split("#", 2);
        Path file = Path.of(parts[0]);
        try {
            return Files.isRegularFile(file)
                    && (parts.length == 1
                            || Files.readAllLines(file).stream()
                                    .filter(line -> line.startsWith("#"))
                                    .anyMatch(line -> anchor(line).equals(parts[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    String document() {
        StringBuilder text = new StringBuilder();
        List<String> tested = required(proofs::containsKey);
        List<String> open = required(id -> is(id, Kind.OPEN));
        text.append(
                """
                # The ASVS, requirement by requirement

                Of the %d requirements of levels 1 and 2 of the [OWASP ASVS](https://github.com/OWASP/ASVS) 5.0.0, without its chapter 17
                (WebRTC), tests prove %d, a page of the documentation answers %d, %d have nothing here that they could be about, and **%d are
                open**. Of level 3 stands here what there is.

                Nobody writes this page: `@Proves` on tests and `src/test/resources/asvs/notes.txt` say it, and the build fails where a
                requirement is missing. `mvn test -Dtest=AsvsTest -Dasvs.write=true` writes it anew.

                ## Open

                | id | level | what is missing, or why it stays |
                |---|---|---|
                """
                        .formatted(
                                required(any -> true).size(),
                                tested.size(),
                                required(id -> is(id, Kind.PAGE) && !proofs.containsKey(id)).size(),
                                required(id -> is(id, Kind.NONE)).size(),
                                open.size()));
        open.forEach(id -> row(text, id, notes.get(id).text()));
        for (Chapter chapter : chapters) {
            text.append("\n## ").append(chapter.number()).append(' ').append(chapter.name());
            text.append("\n\n| id | level | proven by, answered in |\n|---|---|---|\n");
            chapter.levels().keySet().stream()
                    .filter(id -> proofs.containsKey(id) || notes.containsKey(id))
                    .forEach(id -> row(text, id, answer(id)));
        }
        return text.toString();
    }

    private void row(StringBuilder text, String id, String answer) {
        text.append("| %s | %d | %s |\n".formatted(id, levels.get(id), answer));
    }

    private String answer(String id) {
        String tests =
                proofs.getOrDefault(id, new TreeSet<>()).stream()
                        .map(test -> "`" + test + "`")
                        .collect(joining(", "));
        Note note = notes.get(id);
        if (note == null) {
            return tests;
        }
        return switch (note.kind()) {
            case PAGE -> tests + (tests.isEmpty() ? "" : ", ") + links(note.text());
            case NONE -> "Not here: " + note.text();
            case OPEN -> "[Open](#open)";
        };
    }

    private static String links(String pages) {
        return Stream.of(pages.split(", "))
                .map(page -> page.replaceFirst("^docs/", ""))
                .map(page -> page.startsWith("README") ? "../" + page : page)
                .map(page -> "[" + page.replaceFirst("^\\.\\./", "") + "](" + page + ")")
                .collect(joining(", "));
    }

    private boolean is(String id, Kind kind) {
        return notes.containsKey(id) && notes.get(id).kind() == kind;
    }

    private List<String> required(Predicate<String> which) {
        return levels.entrySet().stream()
                .filter(entry -> entry.getValue() < 3)
                .map(Map.Entry::getKey)
                .filter(which)
                .toList();
    }
}
