package spaceone.identity.directory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * A connection to an allowed address that ends at a set time, however busy the other side keeps it,
 * unless it is {@link #settle settled} by then: a time-out per read alone lets a slow talker hold
 * the thread for ever.
 */
class GuardedSocket extends Socket {

    private final AddressGuard guard;
    private final long deadline;
    private volatile int timeout;
    private volatile boolean settled;

    GuardedSocket(AddressGuard guard, Duration life) {
        super(Proxy.NO_PROXY);
        this.guard = guard;
        this.deadline = System.nanoTime() + life.toNanos();
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        InetSocketAddress target = (InetSocketAddress) endpoint;
        if (target.isUnresolved()) {
            throw new UnknownHostException(target.getHostString());
        }
        guard.check(target.getAddress());
        super.connect(endpoint, timeout);
    }

    /** To whom the operator has named. */
    final void connectUnjudged(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                limit();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                limit();
                return super.read(bytes, offset, length);
            }
        };
    }

    /** From now on it may stay open: whoever uses it limits each answer. */
    final void settle() throws SocketException {
        settled = true;
        super.setSoTimeout(timeout);
    }

    private void limit() throws IOException {
        if (settled) {
            return;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("the answer took too long");
        }
        super.setSoTimeout(timeout > 0 ? Math.min(timeout, (int) left) : (int) left);
    }

    /** What the user of this socket asks for counts as well, while it is shorter. */
    @Override
    public void setSoTimeout(int milliseconds) throws SocketException {
        timeout = milliseconds;
        super.setSoTimeout(milliseconds);
    }
}
