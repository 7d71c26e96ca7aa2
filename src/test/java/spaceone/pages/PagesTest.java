package spaceone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.mail.MailKind;
import spaceone.testkit.Proves;

/**
 * What can be said of the pages without a browser: their words, their size, what is not in them.
 */
class PagesTest {

    private static final Pattern ABSOLUTE =
            Pattern.compile("(from|href=|src=|fetch\\(|import\\()\\s*[\"'`]/[a-z]");

    private static final Path PAGES = Path.of("src/main/webapp");

    /** Modules and styles as the build makes them small; empty where there is no esbuild. */
    private static final Path PACKED = Path.of("target/pages");

    private static final int MOST_BYTES = 130 * 1024;

    private static final int MOST_BYTES_OF_SIGN_IN = 45 * 1024;

    private static final List<String> LIT =
            List.of(
                    "lit-html/lit-html.js",
                    "lit__reactive-element/reactive-element.js",
                    "lit__reactive-element/css-tag.js");

    @ParameterizedTest
    @ValueSource(strings = {"ko", "ja"})
    void everyLanguageSaysEverything(String language) {
        Map<String, String> english = words("en");
        Map<String, String> other = words(language);

        assertThat(other.keySet()).containsExactlyElementsOf(english.keySet());
        english.forEach(
                (key, text) -> {
                    assertThat(other.get(key)).as(key).isNotBlank();
                    assertThat(values(other.get(key))).as(key).isEqualTo(values(text));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"words", "words/signed-in"})
    void whatIsMadeSmallSaysTheSame(String place) throws IOException {
        assumeTrue(Files.isDirectory(PACKED));
        for (String language : List.of("en", "ko", "ja")) {
            Path file = PAGES.resolve(place).resolve(language + ".json");
            byte[] small = packed(file);
            assertThat(small).hasSizeLessThan((int) Files.size(file));
            assertThat(json(small)).isEqualTo(json(Files.readAllBytes(file)));
        }
    }

    private static JsonObject json(byte[] text) {
        return Json.createReader(new ByteArrayInputStream(text)).readObject();
    }

    /** A proxy may put a prefix before all addresses. */
    @Test
    void noAddressBeginsAtTheRoot() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(html|js)")))
                    .allSatisfy(
                            file ->
                                    assertThat(Files.readString(file))
                                            .doesNotContainPattern(ABSOLUTE));
        }
    }

    @Test
    void everyWordThatIsAskedForIsThere() {
        Set<String> asked = new TreeSet<>();
        Matcher calls = Pattern.compile("\\bt\\(\"([^\"]+)\"[,)]").matcher(scripts());
        while (calls.find()) {
            asked.add(calls.group(1));
        }

        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(words("en").keySet()).containsAll(asked);
    }

    @Test
    void everyMailHasAName() {
        assertThat(words("en").keySet())
                .containsAll(
                        Stream.of(MailKind.values()).map(kind -> "mail_kind." + kind).toList());
        assertThat(scripts())
                .contains(Stream.of(MailKind.values()).map(kind -> "\"" + kind + "\"").toList());
    }

    /** What a mail sends people to is called so there. */
    @ParameterizedTest
    @CsvSource({"en, ''", "ko, _ko", "ja, _ja"})
    void aReminderNamesThePageAsItIsCalled(String language, String suffix) throws IOException {
        String mails =
                Files.readString(Path.of("src/main/resources/mail/words" + suffix + ".properties"));
        assertThat(mails.lines().filter(line -> line.startsWith("factor_reminder.where=")))
                .singleElement()
                .asString()
                .contains(words(language).get("ways.title"));
    }

    /** Of the languages a browser loads one; who runs the installation has a desk of their own. */
    @Test
    void allTogetherAreSmall() throws IOException {
        assumeTrue(Files.isDirectory(PACKED));
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path file : files("")) {
            String name = PAGES.relativize(file).toString().replaceAll("\\w+\\.json", "*.json");
            sizes.merge(name, zipped(packed(file)), Math::max);
        }
        for (String name : LIT) {
            sizes.put(name, zipped(webjar(name)));
        }

        sizes.remove("js/desk/domains.js");

        int sum = sizes.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).as("bytes, compressed: " + sizes).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** All that a sign-in needs is asked for at once, and is not much. */
    @Test
    void whatASignInNeedsIsNamedInThePageAndSmall() throws IOException {
        assumeTrue(Files.isDirectory(PACKED));
        Set<String> needed = new TreeSet<>();
        collect(PAGES.resolve("js/app.js"), needed);
        Set<String> named = new TreeSet<>(Set.of("js/app.js"));
        String page = Files.readString(PAGES.resolve("index.html"));
        Matcher preloads = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"").matcher(page);
        while (preloads.find()) {
            named.add(preloads.group(1));
        }
        assertThat(named).isEqualTo(needed);

        needed.addAll(
                List.of("index.html", "css/base.css", "css/layout.css", "js/start.js", "icon.svg"));
        needed.add("words/ja.json");
        int sum = 0;
        for (String file : needed) {
            sum += zipped(packed(PAGES.resolve(file)));
        }
        for (String name : LIT) {
            sum += zipped(webjar(name));
        }
        assertThat(sum).as("bytes, compressed").isLessThanOrEqualTo(MOST_BYTES_OF_SIGN_IN);
    }

    /** Whoever is not signed in has the first words only; what pages are called comes later. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ko", "ja"})
    void theFirstWordsAreEnoughToSignIn(String language) throws IOException {
        Set<String> scripts = new TreeSet<>();
        collect(PAGES.resolve("js/app.js"), scripts);
        for (Path file : files("js/signin")) {
            collect(file, scripts);
        }
        scripts.remove("js/pages.js");
        Set<String> later = new TreeSet<>(read("signed-in/" + language).keySet());
        assertThat(later).hasSizeGreaterThan(500);
        for (String script : scripts) {
            Matcher texts =
                    Pattern.compile("[\"`]([a-z_]+\\.[\\w.]*)(\\$\\{|[\"`])")
                            .matcher(Files.readString(PAGES.resolve(script)));
            while (texts.find()) {
                String key = texts.group(1);
                boolean begins = key.endsWith(".");
                assertThat(later)
                        .as(script)
                        .noneMatch(word -> begins ? word.startsWith(key) : word.equals(key));
            }
        }
    }

    private static void collect(Path file, Set<String> found) throws IOException {
        if (!file.startsWith(PAGES.resolve("js"))
                || !found.add(PAGES.relativize(file).toString())) {
            return;
        }
        Matcher imports =
                Pattern.compile("(?m)^(?:import|export)[^\"\n]*\"(\\.[^\"]+)\";$")
                        .matcher(Files.readString(file));
        while (imports.find()) {
            collect(file.resolveSibling(imports.group(1)).normalize(), found);
        }
    }

    /** Each method that is recorded has a name in the words of the reader. */
    @Test
    void everyActOnRecordHasAName() throws IOException {
        Set<String> acts = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/audit/calls.txt"))) {
            Matcher call = Pattern.compile("\\| v\\d/([a-z-]+)/([a-z-]+) \\|").matcher(line);
            if (call.find()) {
                String service =
                        Stream.of(call.group(1).split("-"))
                                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                                .collect(Collectors.joining());
                acts.add("act." + service + "." + call.group(2).replace('-', '_'));
            }
        }

        assertThat(acts).hasSizeGreaterThan(60);
        assertThat(words("en").keySet()).containsAll(acts);
    }

    /** What the editor of roles offers is what the methods ask for. */
    @Test
    void theKnownPermissionsAreThoseThatMethodsAskFor() throws IOException {
        Map<String, Set<String>> known = new TreeMap<>();
        Matcher lines =
                Pattern.compile("(?m)^  (\\w+): \\[(.*)],$")
                        .matcher(Files.readString(PAGES.resolve("js/desk/permissions.js")));
        while (lines.find()) {
            known.put(lines.group(1), Set.of(lines.group(2).replace("\"", "").split(", ")));
        }

        Map<String, Set<String>> asked = new TreeMap<>();
        try (Stream<Path> api = Files.walk(Path.of("src/main/java/spaceone/identity/api"))) {
            for (Path file : api.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher texts =
                        Pattern.compile("\"identity:(\\w+)\\.(\\w+)\"")
                                .matcher(Files.readString(file));
                while (texts.find()) {
                    asked.computeIfAbsent(texts.group(1), name -> new TreeSet<>())
                            .add(texts.group(2));
                }
            }
        }
        assertThat(known).isEqualTo(asked);
    }

    @Proves("1.2.3")
    @Test
    void noScriptOrStyleStandsInAPage() throws IOException {
        String page = Files.readString(PAGES.resolve("index.html"));

        assertThat(page).doesNotContainPattern("<script>|<style|style=|\\son[a-z]+=|javascript:");
        assertThat(page + scripts())
                .doesNotContainPattern("(src|href)=\"(https?:)?//|innerHTML|eval\\(|new Function");
    }

    private static Map<String, String> words(String language) {
        Map<String, String> words = new TreeMap<>(read(language));
        read("signed-in/" + language)
                .forEach((key, text) -> assertThat(words.put(key, text)).as(key).isNull());
        return words;
    }

    private static Map<String, String> read(String name) {
        Path file = PAGES.resolve("words/" + name + ".json");
        try (var reader = Json.createReader(Files.newInputStream(file))) {
            JsonObject words = reader.readObject();
            Map<String, String> texts = new TreeMap<>();
            words.keySet().forEach(key -> texts.put(key, words.getString(key)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> values(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\w+}").matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private static String scripts() {
        StringBuilder all = new StringBuilder();
        for (Path file : files("js")) {
            try {
                all.append(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    /** Not those of the viewer of the API, which is a page of its own. */
    private static List<Path> files(String below) {
        try (Stream<Path> all = Files.walk(PAGES.resolve(below))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(PAGES.resolve("WEB-INF")))
                    .filter(file -> !file.startsWith(PAGES.resolve("docs")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(Path file) throws IOException {
        Path small = PACKED.resolve(PAGES.relativize(file));
        return Files.readAllBytes(Files.exists(small) ? small : file);
    }

    private static int zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.size();
    }

    private static byte[] webjar(String name) throws IOException {
        String artifact = name.substring(0, name.indexOf('/'));
        String path = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream file = PagesTest.class.getResourceAsStream(path)) {
            properties.load(file);
        }
        String inside = artifact + "/" + properties.getProperty("version");
        try (InputStream file =
                PagesTest.class.getResourceAsStream(
                        "/META-INF/resources/webjars/"
                                + inside
                                + name.substring(artifact.length()))) {
            return file.readAllBytes();
        }
    }
}
