package spaceone.identity.directory;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over {@link GuardedSocket}s for one exchange. The JDK's HTTP client asks for an unconnected
 * socket, connects it, and has it wrapped; that it may be a plain one is how it supports tunnels.
 */
final class GuardedTls extends VerifiedTls {

    private final AddressGuard guard;
    private final Duration life;

    GuardedTls(SSLSocketFactory trust, AddressGuard guard, Duration life) {
        super(trust, "HTTPS");
        this.guard = guard;
        this.life = life;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(guard, life);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
            throws IOException {
        guard.check(socket.getInetAddress());
        return super.createSocket(socket, host, port, autoClose);
    }
}
