package spaceone.identity.directory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * A connection through the operator's proxy. Where it goes is judged as if it went there by itself;
 * the proxy's own address is the operator's affair.
 */
final class Tunnel extends GuardedSocket {

    private final AddressGuard guard;
    private final HttpProxy proxy;
    private final Timeouts timeouts;

    Tunnel(AddressGuard guard, HttpProxy proxy, Timeouts timeouts) {
        super(guard, timeouts.both());
        this.guard = guard;
        this.proxy = proxy;
        this.timeouts = timeouts;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        InetSocketAddress target = (InetSocketAddress) endpoint;
        String name = target.getHostString();
        boolean named = proxy.takesName(name);
        if (!named && target.isUnresolved()) {
            throw new UnknownHostException(name);
        }
        if (!named) {
            guard.check(target.getAddress());
        }
        InetSocketAddress way = proxy.address();
        if (way.isUnresolved()) {
            throw new IOException("the proxy " + proxy + " is unknown");
        }
        connectUnjudged(way, timeout);
        setSoTimeout(timeouts.answerMillis());
        proxy.tunnel(this, named ? name : target.getAddress().getHostAddress(), target.getPort());
    }
}
