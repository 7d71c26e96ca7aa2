package spaceone.identity.directory;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Keeps requests that a domain's administrator can cause inside the public internet. Addresses are
 * judged, never names: a name may mean something else by the time of the connection, so {@link
 * GuardedSocket} asks again with the very address it connects to.
 */
final class AddressGuard {

    /** An address that the operator of this installation does not allow. */
    static final class RefusedAddress extends IOException {
        RefusedAddress(String reason) {
            super(reason);
        }
    }

    private final boolean privateAllowed;

    AddressGuard(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    boolean isPrivateAllowed() {
        return privateAllowed;
    }

    /**
     * Whether one may talk to it without TLS: where the operator allows it, inside a network, but
     * never across the internet.
     */
    boolean mayBePlain(InetAddress address) {
        return privateAllowed && !isPublic(address);
    }

    /** All addresses of a host, each of them allowed. */
    InetAddress[] resolve(String host) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            check(address);
        }
        return addresses;
    }

    void check(InetAddress address) throws IOException {
        if (!privateAllowed && !isPublic(address)) {
            throw new RefusedAddress("the address is not a public one");
        }
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] raw = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(raw) : isPublic6(raw);
    }

    /** What the IANA registry of special addresses leaves over. */
    private static boolean isPublic4(byte[] raw) {
        int first = raw[0] & 0xff;
        int second = raw[1] & 0xff;
        int third = raw[2] & 0xff;
        return first != 0
                && first < 224
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** Global unicast only, without the blocks that carry an IPv4 address inside (6to4, Teredo). */
    private static boolean isPublic6(byte[] raw) {
        int first = (raw[0] & 0xff) << 8 | raw[1] & 0xff;
        int second = (raw[2] & 0xff) << 8 | raw[3] & 0xff;
        return first >= 0x2000
                && first < 0x4000
                && first != 0x2002
                && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                && first != 0x3fff;
    }
}
