package spaceone.identity.directory;

import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** How this installation reaches others: what it may call, whom it believes, and which way. */
record Egress(AddressGuard guard, TrustAnchors anchors, Optional<HttpProxy> proxy) {

    /** Without a proxy, believing those whom the JVM believes. */
    static Egress direct(boolean privateAllowed) {
        return new Egress(new AddressGuard(privateAllowed), TrustAnchors.usual(), Optional.empty());
    }

    Optional<HttpProxy> proxyFor(String host) {
        return proxy.filter(way -> way.isFor(host));
    }

    /** Not connected yet; it ends after this life. */
    Socket socket(String host, Duration life) {
        return proxyFor(host)
                .map(way -> (Socket) new Tunnel(guard, way, life))
                .orElseGet(() -> new GuardedSocket(guard, life));
    }
}
