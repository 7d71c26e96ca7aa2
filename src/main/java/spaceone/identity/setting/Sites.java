package spaceone.identity.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of sites and origins of their pages, as browsers hold them together for passkeys. */
public final class Sites {

    private static final Pattern SITE =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?[0-9]+|\\[.*]");

    private Sites() {}

    /** Whether it may be the name of a site: a host that is no bare address. */
    public static boolean isSite(String text) {
        return SITE.matcher(text).matches() && !NUMBERS.matcher(text).matches();
    }

    /** Whether pages there may ask for passkeys at all: over TLS, or on one's own machine. */
    public static boolean isOrigin(String text) {
        return origin(text).filter(text.toLowerCase(Locale.ROOT)::equals).isPresent();
    }

    /** Where pages at that address come from; empty where browsers would ask for no passkeys. */
    public static Optional<String> origin(String address) {
        return uri(address)
                .filter(uri -> isSite(host(uri)))
                .filter(uri -> "https".equals(uri.getScheme()) || isOwnMachine(host(uri)))
                .map(uri -> uri.getScheme() + "://" + host(uri) + port(uri));
    }

    /** The host of an origin that {@link #isOrigin}. */
    public static String host(String origin) {
        return uri(origin).map(Sites::host).orElseThrow();
    }

    /** Whether pages of that origin may ask for passkeys of that site. */
    public static boolean covers(String site, String origin) {
        String host = host(origin);
        return host.equals(site) || site.contains(".") && host.endsWith("." + site);
    }

    /** What a start is refused for, where the settings do not go together. */
    static List<String> disagreements(Settings settings) {
        Optional<String> site = settings.find(Setting.MFA_PASSKEY_RP_ID, String.class);
        Set<String> origins = settings.list(Setting.MFA_PASSKEY_ORIGINS);
        List<String> found = new ArrayList<>();
        List<String> sorted = origins.stream().sorted().toList();
        String wanted = site.orElseGet(() -> sorted.isEmpty() ? "" : host(sorted.get(0)));
        for (String origin : sorted) {
            if (!covers(wanted, origin)) {
                found.add(
                        Setting.MFA_PASSKEY_ORIGINS.key()
                                + ": "
                                + origin
                                + " is not of the site \""
                                + wanted
                                + "\" ("
                                + Setting.MFA_PASSKEY_RP_ID.key()
                                + ").");
            }
        }
        return found;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> uri.getHost() != null && uri.getScheme() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static String port(URI uri) {
        boolean usual =
                uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return usual ? "" : ":" + uri.getPort();
    }

    private static boolean isOwnMachine(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }
}
