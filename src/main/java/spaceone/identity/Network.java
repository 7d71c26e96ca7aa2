package spaceone.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a limit per address counts: an IPv4 address, but of an IPv6 address the first 64 bits. Its
 * holder chooses the others, and would have a fresh limit with each.
 */
public final class Network {

    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int PREFIX = 8;

    private Network() {}

    /**
     * Whereabouts an address is, as far as it tells without a map: its first two numbers, which a
     * provider of one region has, or the 32 bits that a provider has of the newer ones.
     */
    public static String place(String source) {
        String plain = source.split("%", 2)[0];
        boolean six = SIX.matcher(plain).matches();
        if (!six && !FOUR.matcher(plain).matches()) {
            return source;
        }
        try {
            byte[] address = InetAddress.getByName(plain).getAddress();
            int kept = address.length > PREFIX ? 4 : 2;
            Arrays.fill(address, kept, address.length, (byte) 0);
            return InetAddress.getByAddress(address).getHostAddress() + "/" + kept * 8;
        } catch (UnknownHostException e) {
            return source;
        }
    }

    public static String of(String source) {
        String plain = source.split("%", 2)[0];
        if (!SIX.matcher(plain).matches()) {
            return source;
        }
        try {
            // Made of numbers and colons: no name is looked up.
            byte[] address = InetAddress.getByName(plain).getAddress();
            if (address.length <= PREFIX) {
                return InetAddress.getByAddress(address).getHostAddress();
            }
            Arrays.fill(address, PREFIX, address.length, (byte) 0);
            return InetAddress.getByAddress(address).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return source;
        }
    }
}
