package spaceone.identity.setting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that look like a setting of ours and are none: misspelt, or somebody else's. */
final class Strangers {

    /** Of our scripts and compose files; of Azure; of key stores that servers open. */
    private static final Set<String> KNOWN =
            Set.of(
                    "IDENTITY_HOST",
                    "IDENTITY_KEY_FILE",
                    "IDENTITY_KEY_BACKUP",
                    "IDENTITY_TEST_DB_URL",
                    "IDENTITY_ENDPOINT",
                    "IDENTITY_HEADER",
                    "IDENTITY_API_VERSION",
                    "IDENTITY_SERVER_THUMBPRINT",
                    "IDENTITY_KEYSTORE_PASSWORD");

    /** What Kubernetes tells pods about a service whose name begins with "identity". */
    private static final Pattern SERVICE =
            Pattern.compile(
                    "IDENTITY_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_[A-Z]+(_.+)?)");

    private static final Pattern SERVICE_PORT = Pattern.compile("IDENTITY_(.*_)?PORT");
    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private Strangers() {}

    /** A sentence for each that nobody knows. */
    static List<String> among(Sources sources, Set<String> ignored) {
        Set<String> known = new TreeSet<>(KNOWN);
        ignored.forEach(name -> known.add(Setting.variable(name)));
        for (Setting setting : Setting.values()) {
            known.add(setting.variable());
            if (setting.isSecret()) {
                known.add(Setting.variable(setting.fileKey()));
            }
        }
        List<String> sentences = new ArrayList<>();
        for (String name : new TreeSet<>(sources.names())) {
            String variable = Setting.variable(name);
            if (!known.contains(variable) && !isService(variable, sources.value(name))) {
                sentences.add(name + " is no setting" + near(name));
            }
        }
        return sentences;
    }

    private static boolean isService(String variable, String value) {
        return SERVICE.matcher(variable).matches()
                || SERVICE_PORT.matcher(variable).matches()
                        && SERVICE_ADDRESS.matcher(value).matches();
    }

    private static String near(String name) {
        boolean isVariable = name.startsWith("IDENTITY_");
        Stream<String> names =
                Stream.of(Setting.values())
                        .flatMap(
                                setting ->
                                        setting.isSecret()
                                                ? Stream.of(setting.key(), setting.fileKey())
                                                : Stream.of(setting.key()))
                        .map(key -> isVariable ? Setting.variable(key) : key);
        Optional<String> nearest =
                names.min(Comparator.comparingInt(candidate -> distance(candidate, name)));
        return nearest.filter(candidate -> distance(candidate, name) <= name.length() / 3)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse(
                        "; the README lists all, and identity.start.ignore those that belong to"
                                + " others.");
    }

    /** How many letters to put in, take out or change, to make one of the other. */
    static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
            }
            last = row;
        }
        return last[to.length()];
    }
}
