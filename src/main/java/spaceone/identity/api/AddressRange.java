package spaceone.identity.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address, or all that share their first bits ({@code 10.0.0.0/8}). Made from numbers only: no
 * name is ever looked up.
 *
 * <p>Our own: the kept library (IPAddress, of 2024) is 930 kB for these 50 lines, and takes much
 * more for an address than a proxy may write. From Java 22 on {@code InetAddress.ofLiteral} reads.
 */
record AddressRange(byte[] start, int bits) {

    private static final String NUMBER = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FOUR = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern SIX = Pattern.compile("(?=[^:]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,45}");

    static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", -1);
        Optional<byte[]> start = address(parts[0]);
        if (start.isEmpty() || parts.length > 2) {
            return Optional.empty();
        }
        int longest = start.get().length * Byte.SIZE;
        if (parts.length == 1) {
            return Optional.of(new AddressRange(start.get(), longest));
        }
        if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > longest) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(start.get(), Integer.parseInt(parts[1])));
    }

    /** Its bytes; four of them for an IPv4 address in the clothes of an IPv6 one, too. */
    static Optional<byte[]> address(String text) {
        String plain = text.split("%", 2)[0];
        if (!FOUR.matcher(plain).matches() && !SIX.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >>> i % Byte.SIZE;
            if (((address[i / Byte.SIZE] ^ start[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
