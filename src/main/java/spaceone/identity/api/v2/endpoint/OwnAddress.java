package spaceone.identity.api.v2.endpoint;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where this service is, as a caller may be told: not simply what the {@code Host} header says,
 * which anybody writes. It counts where it names the machine the connection came to, or the
 * configured address of the pages; otherwise the latter is the answer.
 */
final class OwnAddress {

    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?#]+");
    private static final String DOMAIN = "{domain_name}";

    private OwnAddress() {}

    /** {@code local} is the connection's own address here, {@code console} may name the domain. */
    static String of(URI asked, String local, String console) {
        String called = asked.resolve("/").toString();
        if (isHere(asked.getHost(), local)) {
            return called;
        }
        Matcher origin = ORIGIN.matcher(console.strip());
        String configured = origin.lookingAt() ? origin.group() + "/" : "http://localhost:8080/";
        if (!configured.contains(DOMAIN)) {
            return configured;
        }
        int at = configured.indexOf(DOMAIN);
        String names =
                Pattern.quote(configured.substring(0, at))
                        + "[A-Za-z0-9_-]+"
                        + Pattern.quote(configured.substring(at + DOMAIN.length()));
        return called.matches(names) ? called : "/";
    }

    private static boolean isHere(String host, String local) {
        if (host == null) {
            return false;
        }
        String plain = host.replaceAll("[\\[\\]]", "");
        return List.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1").contains(plain)
                || plain.equals(local);
    }
}
