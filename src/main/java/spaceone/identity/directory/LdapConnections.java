package spaceone.identity.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Opens few, bounded, verified connections to one LDAP server, bound as the service account. */
final class LdapConnections {

    private static final int MOST = 4;
    private static final long LONGEST_WAIT = 2_000;
    private static final Duration NOTICED = Duration.ofSeconds(1);
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration OLDEST_STARTTLS = Duration.ofSeconds(15);
    private static final int LARGEST_MESSAGE = 1 << 20;

    private LdapConnections() {}

    /** Connects nobody yet: the first request does. */
    static LDAPConnectionPool pool(
            LdapOptions options, SSLSocketFactory trust, AddressGuard guard) {
        SSLSocketFactory tls = new VerifiedTls(trust, "LDAPS");
        SocketFactory sockets = options.startTls() ? new ShortLived(guard) : tls;
        PostConnectProcessor secure =
                options.startTls() ? new StartTLSPostConnectProcessor(tls) : null;
        BindRequest account = new SimpleBindRequest(options.bindDn(), options.bindPassword());
        SingleServerSet server =
                new SingleServerSet(
                        options.url().getHost(),
                        options.port(),
                        sockets,
                        limits(guard),
                        account,
                        secure);
        LDAPConnectionPool pool = empty(server, account);
        pool.setCreateIfNecessary(false);
        pool.setMaxWaitTimeMillis(LONGEST_WAIT);
        pool.setMaxConnectionAgeMillis((options.startTls() ? OLDEST_STARTTLS : OLDEST).toMillis());
        return pool;
    }

    private static LDAPConnectionPool empty(SingleServerSet server, BindRequest account) {
        try {
            return new LDAPConnectionPool(server, account, 0, MOST);
        } catch (LDAPException e) {
            // Only a pool that connects at once can fail.
            throw new IllegalStateException(e);
        }
    }

    private static LDAPConnectionOptions limits(AddressGuard guard) {
        LDAPConnectionOptions limits = new LDAPConnectionOptions();
        limits.setConnectTimeoutMillis((int) Outgoing.CONNECT.toMillis());
        limits.setResponseTimeoutMillis(Outgoing.ANSWER.toMillis());
        limits.setFollowReferrals(false);
        limits.setMaxMessageSize(LARGEST_MESSAGE);
        limits.setAbandonOnTimeout(true);
        limits.setBindWithDNRequiresPassword(true);
        limits.setNameResolver(new GuardedNames(guard));
        return limits;
    }

    /** The library connects to the address it is given here, so this is where it is judged. */
    private static final class GuardedNames extends NameResolver {

        private final AddressGuard guard;

        GuardedNames(AddressGuard guard) {
            this.guard = guard;
        }

        @Override
        public InetAddress getByName(String host) throws UnknownHostException {
            return getAllByName(host)[0];
        }

        @Override
        public InetAddress[] getAllByName(String host) throws UnknownHostException {
            try {
                return guard.resolve(host);
            } catch (UnknownHostException e) {
                throw e;
            } catch (IOException e) {
                throw new UnknownHostException(e.getMessage());
            }
        }

        @Override
        public String getHostName(InetAddress address) {
            return address.getHostName();
        }

        @Override
        public String getCanonicalHostName(InetAddress address) {
            return address.getCanonicalHostName();
        }

        @Override
        public void toString(StringBuilder buffer) {
            buffer.append("GuardedNames()");
        }
    }

    interface Question<T> {
        T ask() throws LDAPException;
    }

    /**
     * All pooled connections may turn out to be closed, after a restart of the server; then comes a
     * new one. A closed one is noticed at once: whoever kept us waiting is not asked again.
     */
    static <T> T ask(Question<T> question) throws LDAPException {
        long begin = System.nanoTime();
        for (int left = MOST; ; left--) {
            try {
                return question.ask();
            } catch (LDAPException e) {
                boolean closed = e.getResultCode().equals(ResultCode.SERVER_DOWN);
                if (left == 0 || !closed || System.nanoTime() - begin > NOTICED.toNanos()) {
                    throw e;
                }
            }
        }
    }

    static void close(LDAPConnectionPool pool) {
        pool.close(true, 1);
    }

    /**
     * For StartTLS, whose handshake the library does not limit: such connections are closed after a
     * short life, whatever the other side does.
     */
    private static final class ShortLived extends SocketFactory {

        private final AddressGuard guard;

        ShortLived(AddressGuard guard) {
            this.guard = guard;
        }

        @Override
        public Socket createSocket() {
            return new GuardedSocket(guard, OLDEST_STARTTLS.plusSeconds(5));
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
            socket.connect(new InetSocketAddress(host, port), (int) Outgoing.CONNECT.toMillis());
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }
    }
}
