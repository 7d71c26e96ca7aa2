package spaceone.identity.directory;

import java.net.Socket;
import java.util.Optional;

/**
 * How this installation reaches others: what it may call, whom it believes, which way, and how long
 * it waits.
 */
record Egress(
        AddressGuard guard, TrustAnchors anchors, Optional<HttpProxy> proxy, Timeouts timeouts) {

    /** Without a proxy, believing those whom the JVM believes. */
    static Egress direct(boolean privateAllowed) {
        return new Egress(
                new AddressGuard(privateAllowed),
                TrustAnchors.usual(),
                Optional.empty(),
                Timeouts.USUAL);
    }

    Optional<HttpProxy> proxyFor(String host) {
        return proxy.filter(way -> way.isFor(host));
    }

    /** Not connected yet; it lives for one answer. */
    Socket socket(String host) {
        return proxyFor(host)
                .map(way -> (Socket) new Tunnel(guard, way, timeouts))
                .orElseGet(() -> new GuardedSocket(guard, timeouts.both()));
    }
}
