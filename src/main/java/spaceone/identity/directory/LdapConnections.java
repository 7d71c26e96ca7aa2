package spaceone.identity.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/** Keeps few, bounded, verified connections to one LDAP directory, bound as its account. */
final class LdapConnections {

    /** As many as may talk at a time: nobody waits for a connection. */
    static final int MOST = Line.MOST_AT_ONCE;

    private static final long LONGEST_WAIT = 2_000;
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration NOTICED = Duration.ofSeconds(1);
    private static final int LARGEST_MESSAGE = 1 << 20;

    private LdapConnections() {}

    /** Connects nobody yet: the first request does. */
    static LDAPConnectionPool pool(LdapOptions options, SSLSocketFactory trust, Egress egress) {
        LdapServers servers = new LdapServers(options, trust, egress);
        LDAPConnectionPool pool =
                empty(servers, new SimpleBindRequest(options.bindDn(), options.bindPassword()));
        pool.setCreateIfNecessary(false);
        pool.setMaxWaitTimeMillis(LONGEST_WAIT);
        pool.setMaxConnectionAgeMillis(OLDEST.toMillis());
        return pool;
    }

    private static LDAPConnectionPool empty(LdapServers servers, BindRequest account) {
        try {
            return new LDAPConnectionPool(servers, account, 0, MOST);
        } catch (LDAPException e) {
            // Only a pool that connects at once can fail.
            throw new IllegalStateException(e);
        }
    }

    static LDAPConnectionOptions limits(Egress egress) {
        LDAPConnectionOptions limits = new LDAPConnectionOptions();
        limits.setConnectTimeoutMillis(egress.timeouts().connectMillis());
        limits.setResponseTimeoutMillis(egress.timeouts().answerMillis());
        limits.setFollowReferrals(false);
        limits.setMaxMessageSize(LARGEST_MESSAGE);
        limits.setAbandonOnTimeout(true);
        limits.setBindWithDNRequiresPassword(true);
        limits.setNameResolver(new GuardedNames(egress.guard()));
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
        T ask(LDAPConnection connection) throws LDAPException;
    }

    /** Asks as the service account. */
    static <T> T ask(LDAPConnectionPool pool, Question<T> question)
            throws LDAPException, Unreachable {
        return ask(pool, question, pool::releaseConnection);
    }

    /** Binds as somebody else, and gives the connection back to the service account. */
    static void asOther(LDAPConnectionPool pool, BindRequest request)
            throws LDAPException, Unreachable {
        ask(pool, connection -> connection.bind(request), pool::releaseAndReAuthenticateConnection);
    }

    /**
     * All pooled connections may turn out to be closed, after a restart of the server; then comes a
     * new one. A closed one is noticed at once: whoever kept us waiting is not asked again.
     */
    private static <T> T ask(
            LDAPConnectionPool pool, Question<T> question, Consumer<LDAPConnection> release)
            throws LDAPException, Unreachable {
        long begin = System.nanoTime();
        for (int left = MOST; ; left--) {
            LDAPConnection connection = connect(pool);
            boolean usable = false;
            try {
                T answer = question.ask(connection);
                usable = true;
                return answer;
            } catch (LDAPException e) {
                usable = e.getResultCode().isConnectionUsable();
                boolean closed = e.getResultCode().equals(ResultCode.SERVER_DOWN);
                if (left == 0 || !closed || System.nanoTime() - begin > NOTICED.toNanos()) {
                    throw e;
                }
            } finally {
                if (usable) {
                    release.accept(connection);
                } else {
                    pool.releaseDefunctConnection(connection);
                }
            }
        }
    }

    /** Up to here nothing has been sent that a caller chose. */
    private static LDAPConnection connect(LDAPConnectionPool pool) throws Unreachable {
        try {
            return pool.getConnection();
        } catch (LDAPException e) {
            throw new Unreachable("LDAP: no connection, " + e.getResultCode().getName(), e);
        }
    }

    static void close(LDAPConnectionPool pool) {
        pool.close(true, 1);
    }
}
