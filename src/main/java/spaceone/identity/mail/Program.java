package spaceone.identity.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people call the program that a header names. The header is the caller's own text, and what
 * looks like an address in a mail becomes a link: of a program nobody knows, only a plain name is
 * told.
 */
final class Program {

    private static final Pattern PLAIN =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,39})(?:[/ (;].*)?", Pattern.DOTALL);

    /** The first that is found: most call themselves by the names of others, too. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser/", "Samsung Internet");
        BROWSERS.put("Whale/", "Whale");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private Program() {}

    /** Empty where there is nothing that could be told. */
    static String named(@Nullable String agent) {
        if (agent == null) {
            return "";
        }
        Optional<String> browser = first(BROWSERS, agent).filter(b -> agent.startsWith("Mozilla/"));
        if (browser.isPresent()) {
            return first(SYSTEMS, agent).map(s -> browser.get() + ", " + s).orElse(browser.get());
        }
        Matcher plain = PLAIN.matcher(agent.strip());
        return plain.matches() ? plain.group(1) : "";
    }

    private static Optional<String> first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
