package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class PageFilesTest {

    private static final Map<String, String> FILES =
            Map.of(
                    "/index.html", "<script src=\"js/app.js\"></script>",
                    "/js/app.js", "start()",
                    "/WEB-INF/web.xml", "<web-app/>");

    private final PageFiles files = new PageFiles(server(FILES), false);

    @Test
    void thePageNamesWhatItLoadsByVersion() {
        String page = new String(files.find("/").orElseThrow().plain(), StandardCharsets.UTF_8);

        assertThat(page).contains("src=\"at/" + files.version() + "/js/app.js\"");
        assertThat(files.find("/js/app.js")).isPresent();
    }

    /** Whoever works on them sees the change when the page is loaded again. */
    @Test
    void filesThatChangeAreReadEachTimeAndLastNowhere() {
        Map<String, String> changing = new HashMap<>(FILES);
        PageFiles read = new PageFiles(server(changing), true);
        assertThat(text(read, "/js/app.js")).isEqualTo("start()");

        changing.put("/js/app.js", "begin()");

        assertThat(text(read, "/js/app.js")).isEqualTo("begin()");
        assertThat(text(read, "/")).contains("src=\"js/app.js\"");
    }

    private static String text(PageFiles files, String path) {
        return new String(files.find(path).orElseThrow().plain(), StandardCharsets.UTF_8);
    }

    /** Each would be one more copy in memory, for whoever asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js/./app.js",
                "//js/app.js",
                "/js//app.js",
                "/js/\\app.js",
                "/x/../js/app.js",
                "/js/app.js/",
                "/js/app.js;x=1",
                "/js/.app.js",
                ""
            })
    void aFileHasOneName(String other) {
        assertThat(files.find(other)).isEmpty();
    }

    @Proves({"5.3.2", "13.4.1", "13.4.7"})
    @Test
    void whatIsNoPartOfAPageIsNotThere() {
        assertThat(files.find("/WEB-INF/web.xml")).isEmpty();
    }

    /** As servers do it: paths are normalised, a backslash is a slash. */
    private static ServletContext server(Map<String, String> files) {
        return (ServletContext)
                Proxy.newProxyInstance(
                        ServletContext.class.getClassLoader(),
                        new Class<?>[] {ServletContext.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getResourcePaths" -> below(files, (String) arguments[0]);
                                    case "getRealPath" -> null;
                                    default -> read(files, (String) arguments[0]);
                                });
    }

    private static Set<String> below(Map<String, String> files, String directory) {
        Set<String> found = new TreeSet<>();
        for (String file : files.keySet()) {
            if (file.startsWith(directory)) {
                int end = file.indexOf('/', directory.length());
                found.add(end < 0 ? file : file.substring(0, end + 1));
            }
        }
        return found;
    }

    private static ByteArrayInputStream read(Map<String, String> files, String path) {
        String name = URI.create(path.replace('\\', '/')).normalize().getPath();
        String text = files.get(name.replaceAll("/+", "/").replaceAll("/$", ""));
        return text == null
                ? null
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
