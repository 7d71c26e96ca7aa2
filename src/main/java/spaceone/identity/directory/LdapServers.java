package spaceone.identity.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;

/**
 * The servers of one directory: each address of each name, in the order in which they were set.
 * Those that did not answer come last for a while. The library connects to the very addresses that
 * were judged here.
 */
final class LdapServers extends ServerSet {

    private static final Logger LOG = System.getLogger(LdapServers.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(6);
    private static final Duration AVOIDED = Duration.ofSeconds(30);

    /** How a server says that there is no StartTLS to be had. */
    private static final Set<ResultCode> NOT_OFFERED =
            Set.of(
                    ResultCode.PROTOCOL_ERROR,
                    ResultCode.UNAVAILABLE,
                    ResultCode.UNWILLING_TO_PERFORM);

    record Address(LdapOptions.Server server, InetAddress address) {}

    private final LdapOptions options;
    private final AddressGuard guard;
    private final Timeouts timeouts;
    private final LDAPConnectionOptions limits;
    private final SSLSocketFactory tls;
    private final Map<Address, Long> avoided = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Who offered it once is not talked to without it: somebody may stand in between. */
    private volatile boolean offersTls;

    LdapServers(LdapOptions options, SSLSocketFactory trust, Egress egress) {
        this.options = options;
        this.guard = egress.guard();
        this.timeouts = egress.timeouts();
        this.limits = LdapConnections.limits(egress);
        this.tls = new VerifiedTls(trust, "LDAPS");
    }

    @Override
    public boolean includesAuthentication() {
        return true;
    }

    @Override
    public boolean includesPostConnectProcessing() {
        return true;
    }

    @Override
    public LDAPConnection getConnection() throws LDAPException {
        long end = System.nanoTime() + LONGEST.toNanos();
        LDAPException last = null;
        for (Address address : addresses()) {
            if (last != null && System.nanoTime() > end) {
                break;
            }
            try {
                LDAPConnection connection = open(address);
                avoided.remove(address);
                return connection;
            } catch (LDAPException e) {
                // The next one would count one more wrong password against the account.
                if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                    throw e;
                }
                avoided.put(address, System.nanoTime());
                last = e;
            }
        }
        throw last;
    }

    private List<Address> addresses() throws LDAPException {
        List<Address> good = new ArrayList<>();
        List<Address> bad = new ArrayList<>();
        IOException unknown = null;
        for (LdapOptions.Server server : options.servers()) {
            try {
                for (InetAddress one : guard.resolve(server.host())) {
                    Address address = new Address(server, one);
                    (isAvoided(address) ? bad : good).add(address);
                }
            } catch (IOException e) {
                unknown = e;
            }
        }
        good.addAll(bad);
        if (good.isEmpty()) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "no address to connect to", unknown);
        }
        return good;
    }

    private boolean isAvoided(Address address) {
        Long since = avoided.get(address);
        return since != null && System.nanoTime() - since < AVOIDED.toNanos();
    }

    LDAPConnection open(Address address) throws LDAPException {
        LdapOptions.Server server = address.server();
        HandshakeSockets plain = new HandshakeSockets(guard, timeouts);
        LDAPConnection connection = new LDAPConnection(server.tls() ? tls : plain, limits);
        try {
            connection.connect(
                    server.host(), address.address(), server.port(), timeouts.connectMillis());
            if (!server.tls()) {
                secure(connection, address);
                plain.settle();
            }
            connection.bind(new SimpleBindRequest(options.bindDn(), options.bindPassword()));
            associateConnectionWithThisServerSet(connection);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        } catch (SocketException e) {
            connection.close();
            throw new LDAPException(ResultCode.CONNECT_ERROR, "it hung up", e);
        }
    }

    private void secure(LDAPConnection connection, Address address) throws LDAPException {
        boolean mayBePlain = guard.mayBePlain(address.address()) && !offersTls;
        if (options.startTls() == LdapOptions.StartTls.NEVER && mayBePlain) {
            warn(address);
            return;
        }
        try {
            new StartTLSPostConnectProcessor(tls).processPreAuthenticatedConnection(connection);
            offersTls = true;
        } catch (LDAPExtendedOperationException e) {
            if (options.startTls() != LdapOptions.StartTls.WHERE_OFFERED
                    || !mayBePlain
                    || !NOT_OFFERED.contains(e.getResultCode())) {
                throw e;
            }
            warn(address);
        }
    }

    private void warn(Address address) {
        if (!warned.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "Passwords travel WITHOUT TLS to ldap://{0}: whoever can read along has them.",
                    address.server().host());
        }
    }
}
