package spaceone.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Markdown;
import spaceone.testkit.Markdown.Block;

/** What pages point at is there: other pages and their headings, files, versions, settings. */
class DocsTest {

    private static final Path CONTAINERS = Path.of("docs/containers.md");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w/…])((?:server-config|src|docs)/[\\w./{}-]*[\\w}])");
    private static final Pattern VERSION =
            Pattern.compile(
                    "(wildfly-dist|payara|eclipselink|openapi-generator-cli):([0-9][\\w.]*\\w)");
    private static final Pattern SETTING = Pattern.compile("\\bIDENTITY_[A-Z_]*[A-Z]\\b");
    private static final Pattern RULE = Pattern.compile("(?m)^\\| (?!---|rule |what )(.*) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern PAGE = Pattern.compile("\\b[\\w-][\\w/-]*\\.md\\b");
    private static final Pattern HELM_SET = Pattern.compile("--set '?([^\\s']+?)=([^\\s']+)");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(Path::of),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    /** As the sites that show such pages name their headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<String> missing(Pattern pattern, Predicate<MatchResult> isThere)
            throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            found(pattern, Files.readString(page)).stream()
                    .filter(isThere.negate())
                    .forEach(match -> missing.add(page + ": " + match.group()));
        }
        return missing;
    }

    @Test
    void everyLinkLeadsToAPageAndItsHeading() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult link : found(LINK, Files.readString(page))) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                if (!Files.exists(target)
                        || link.group(2) != null && !anchors(target).contains(link.group(2))) {
                    dead.add(page + ": " + link.group());
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyFileThatIsNamedIsThere() throws IOException {
        assertThat(missing(FILE, match -> Files.exists(Path.of(match.group(1)))))
                // the reader's own, made by the command that names it
                .containsExactly("docs/containers.md: server-config/container/.env");
    }

    /** A page that only its author has explains nothing. */
    @Test
    void everyPageThatASourceCitesIsThere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path source : under("src")) {
            found(PAGE, Files.readString(source)).stream()
                    .map(MatchResult::group)
                    // what tests say of pages that are not there
                    .filter(page -> !page.contains("/no-such"))
                    .filter(page -> !Files.exists(Path.of(page)))
                    .filter(page -> !Files.exists(Path.of("docs", page)))
                    .forEach(page -> dead.add(source.getFileName() + ": " + page));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyRuleOfTheContractIsHeldByTestsThatAreThere() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (Path source : under("src/test/java")) {
            tests.merge(source.getFileName().toString(), Files.readString(source), String::concat);
        }
        List<String> free = new ArrayList<>();
        for (Path page : pages()) {
            if (page.startsWith("docs/contract")) {
                for (MatchResult rule : found(RULE, Files.readString(page))) {
                    List<MatchResult> named = found(TEST, rule.group(1));
                    if (named.isEmpty() || !named.stream().allMatch(test -> isThere(test, tests))) {
                        free.add(page + ": " + rule.group(1));
                    }
                }
            }
        }
        assertThat(free).isEmpty();
    }

    private static boolean isThere(MatchResult test, Map<String, String> sources) {
        String source = sources.get(test.group(1) + ".java");
        return source != null
                && (test.group(2) == null || source.contains("void " + test.group(2) + "("));
    }

    private static List<Path> under(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|txt|jsonl|xml|sql)"))
                    .toList();
        }
    }

    @Test
    void whatReadersFetchIsWhatTheTestsUse() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(missing(VERSION, match -> pom.contains(version(match)))).isEmpty();
    }

    private static String version(MatchResult artifact) {
        String name = artifact.group(1).replaceAll("-(dist|cli)", "");
        return "<" + name + ".version>" + artifact.group(2) + "<";
    }

    @Test
    void everyVariableIsASettingOrOneOfOurScripts() throws IOException {
        Set<String> known = new TreeSet<>(Keys.variables());
        for (Path page : scripts()) {
            found(SETTING, Files.readString(page)).forEach(match -> known.add(match.group()));
        }
        known.addAll(known.stream().map(variable -> variable + "_FILE").toList());

        assertThat(missing(SETTING, match -> known.contains(match.group()))).isEmpty();
    }

    private static List<Path> scripts() {
        return Stream.of("backup.sh", "restore.sh", "container/compose.yaml")
                .map(name -> Path.of("server-config", name))
                .toList();
    }

    @Test
    void theChartTakesWhatThePageSets() throws IOException {
        String install =
                Markdown.blocks(CONTAINERS).stream()
                        .map(Block::text)
                        .filter(text -> text.contains("helm install"))
                        .collect(Collectors.joining());
        TemplateCommand template =
                new Helm(Path.of("server-config/helm/identity"))
                        .template()
                        .withName("identity")
                        .withKubeVersion("1.33.0");
        List<MatchResult> values = found(HELM_SET, install);
        values.forEach(value -> template.set(value.group(1), value.group(2)));

        assertThat(values).hasSizeGreaterThan(4);
        assertThat(template.call())
                .contains("registry.example.com/identity", "id.example.com", "id-tls");
    }

    /** Whoever sets a proxy up is told of each path for whom it is. */
    @Test
    void everyPathThatIsServedIsToldForWhomItIs() throws IOException {
        String page = Files.readString(Path.of("docs/servers.md"));
        List<String> told =
                found(Pattern.compile("`(/[^`]*)`"), page.substring(page.indexOf("| paths |")))
                        .stream()
                        .map(match -> match.group(1))
                        .toList();
        List<String> served = new ArrayList<>();
        for (Path source : under("src/main/java/spaceone/identity/api")) {
            String text = Files.readString(source);
            if (text.contains("@WebServlet") || source.endsWith("PagesFilter.java")) {
                found(Pattern.compile("urlPatterns = (\\{[^}]*}|\"[^\"]*\")"), text).stream()
                        .flatMap(
                                list ->
                                        found(Pattern.compile("\"(/[^\"*]*)"), list.group())
                                                .stream())
                        .forEach(path -> served.add(path.group(1)));
            }
        }

        assertThat(served).hasSizeGreaterThan(15).contains("/try");
        assertThat(served)
                .filteredOn(path -> !path.equals("/error"))
                .filteredOn(
                        path ->
                                told.stream()
                                        .noneMatch(
                                                one ->
                                                        one.equals("/")
                                                                ? path.equals("/")
                                                                : path.startsWith(one)))
                .isEmpty();
    }

    /** Dots stand where a name would. */
    @Test
    void whatOneSeesWhileADirectoryIsSetIsWhatOurPagesSay() throws IOException {
        String said = said();
        String page = Files.readString(Path.of("docs/directories.md"));
        String shown = page.substring(page.indexOf("## What you see, step by step"));
        List<String> quoted =
                found(Pattern.compile("“([^”]+)”"), shown).stream()
                        .map(match -> match.group(1).replaceAll("\\s+", " "))
                        .filter(text -> !text.equals("these"))
                        .toList();

        assertThat(quoted).hasSizeGreaterThan(30);
        assertThat(quoted)
                .filteredOn(
                        text ->
                                Stream.of(text.split(" ?… ?"))
                                        .map(part -> part.replaceFirst("^, ", ""))
                                        .anyMatch(part -> !said.contains(part)))
                .isEmpty();
    }

    private static String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String words : List.of("words/en.json", "words/signed-in/en.json")) {
            said.append(Files.readString(Path.of("src/main/webapp", words)));
        }
        try (Stream<Path> trials =
                Files.list(Path.of("src/main/java/spaceone/identity/directory"))) {
            for (Path file : trials.toList()) {
                said.append(Files.readString(file));
            }
        }
        return said.toString()
                .replace("{provider}", "google")
                .replace("%s has the address %s.", "idp.example.com has the address 192.0.2.10.")
                .replace("%s takes connections.", "idp.example.com:443 takes connections.")
                .replace("used: %d.", "used: 2.")
                .replace("attribute %s.", "attribute uid.");
    }
}
