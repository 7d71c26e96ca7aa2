package spaceone.identity.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * For StartTLS, whose handshake the library does not limit: such connections are closed after a
 * short life, whatever the other side does.
 */
final class ShortLivedSockets extends SocketFactory {

    private final AddressGuard guard;
    private final int connectMillis;
    private final Duration life;

    ShortLivedSockets(AddressGuard guard, int connectMillis, Duration life) {
        this.guard = guard;
        this.connectMillis = connectMillis;
        this.life = life;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(guard, life);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(guard.resolve(host)[0], port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port), connectMillis);
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }
}
