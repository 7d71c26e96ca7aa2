package spaceone.identity.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/**
 * For one connection with StartTLS, whose handshake the library does not limit: it ends in time,
 * whatever the other side does, unless it is settled before.
 */
final class HandshakeSockets extends SocketFactory {

    private final AddressGuard guard;
    private final Timeouts timeouts;
    private final List<GuardedSocket> made = new CopyOnWriteArrayList<>();

    HandshakeSockets(AddressGuard guard, Timeouts timeouts) {
        this.guard = guard;
        this.timeouts = timeouts;
    }

    /** The handshake is over. */
    void settle() throws SocketException {
        for (GuardedSocket socket : made) {
            socket.settle();
        }
    }

    @Override
    public Socket createSocket() {
        GuardedSocket socket = new GuardedSocket(guard, timeouts.both());
        made.add(socket);
        return socket;
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
        socket.connect(new InetSocketAddress(host, port), timeouts.connectMillis());
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }
}
