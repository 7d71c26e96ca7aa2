package spaceone.identity.directory;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of an address. Names with an underscore are no host names to the letter, so that
 * {@link URI} sees none in them; people have them all the same.
 */
final class Hosts {

    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    private Hosts() {}

    /** Empty where there is none. */
    static String of(URI address) {
        if (address.getHost() != null) {
            return address.getHost();
        }
        Matcher parts = authority(address);
        return parts.matches() ? parts.group(1) : "";
    }

    /** -1 where none is named. */
    static int port(URI address) {
        if (address.getHost() != null) {
            return address.getPort();
        }
        Matcher parts = authority(address);
        return parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : -1;
    }

    private static Matcher authority(URI address) {
        String authority = address.getRawAuthority();
        return AUTHORITY.matcher(authority == null ? "" : authority);
    }
}
