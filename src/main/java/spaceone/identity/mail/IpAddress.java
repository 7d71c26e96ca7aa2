package spaceone.identity.mail;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses as people write them: {@code ::1}, not {@code 0:0:0:0:0:0:0:1} (RFC 5952). */
final class IpAddress {

    /** Numbers only: a name would be looked up. */
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private IpAddress() {}

    /** The same text, where it is no IPv6 address. */
    static String written(String text) {
        String plain = text.split("%", 2)[0];
        if (!SIX.matcher(plain).matches()) {
            return text;
        }
        try {
            InetAddress address = InetAddress.getByName(plain);
            String whole = address.getHostAddress();
            return address instanceof Inet6Address ? shortened(List.of(whole.split(":"))) : whole;
        } catch (UnknownHostException e) {
            return text;
        }
    }

    /** Without the longest row of zeros, if it is longer than one. */
    private static String shortened(List<String> groups) {
        int begin = 0;
        int longest = 1;
        for (int i = 0; i < groups.size(); i++) {
            int end = i;
            while (end < groups.size() && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > longest) {
                begin = i;
                longest = end - i;
            }
        }
        return longest == 1
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, begin))
                        + "::"
                        + String.join(":", groups.subList(begin + longest, groups.size()));
    }
}
