package spaceone.identity.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.directory.TrialStep.Cause;
import spaceone.identity.directory.TrialStep.Part;

/**
 * Tries an LDAP directory: each of its servers until one works, as the service account, and whether
 * that account finds anybody.
 */
final class LdapTrial {

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Trial trial = new Trial();
    private final LdapOptions options;
    private final Approach approach;
    private final ShownCertificates certificates;
    private final LdapServers servers;

    LdapTrial(DirectorySettings settings, Egress egress, Clock clock) {
        options = LdapOptions.of(settings);
        certificates = new ShownCertificates(egress.anchors().judge(settings));
        approach = new Approach(trial, egress, certificates, clock);
        servers = new LdapServers(options, certificates.sockets(), egress);
    }

    List<TrialStep> run() {
        Optional<LDAPConnection> connection = connect();
        if (connection.isPresent()) {
            trial.forgiveFailures();
            try (LDAPConnection open = connection.get()) {
                demandBase(open);
                demandSomebody(open);
            } catch (Trial.Ended e) {
                // It is written down.
            }
        }
        return trial.steps();
    }

    private Optional<LDAPConnection> connect() {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (LdapOptions.Server server : options.servers()) {
            try {
                for (InetAddress address : approach.addresses(server.host())) {
                    Optional<LDAPConnection> open = connect(server, address);
                    if (open.isPresent() || isBindRefused() || System.nanoTime() > end) {
                        return open;
                    }
                }
            } catch (Trial.Ended e) {
                // Another server may be there.
            }
            if (System.nanoTime() > end) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The next one would count one more wrong password against the account. */
    private boolean isBindRefused() {
        return trial.steps().stream().anyMatch(s -> s.isFailed() && s.part() == Part.BIND);
    }

    private Optional<LDAPConnection> connect(LdapOptions.Server server, InetAddress address) {
        try {
            Socket socket = approach.connect(server.host(), address, server.port());
            try {
                if (server.tls()) {
                    approach.handshake(socket, server.host(), server.port(), "LDAPS");
                }
            } finally {
                Approach.close(socket);
            }
            return Optional.of(bind(server, address));
        } catch (Trial.Ended e) {
            return Optional.empty();
        }
    }

    private LDAPConnection bind(LdapOptions.Server server, InetAddress address) throws Trial.Ended {
        try {
            LDAPConnection connection = servers.open(new LdapServers.Address(server, address));
            told(server, connection);
            trial.passed(
                    Part.BIND,
                    options.bindDn().isEmpty()
                            ? "The server lets in without a name."
                            : "The server lets in the account %s.",
                    options.bindDn());
            return connection;
        } catch (LDAPBindException e) {
            throw trial.failed(
                    Part.BIND,
                    Cause.BIND_REFUSED,
                    "The server refuses the account \"%s\": %s.",
                    options.bindDn(),
                    why(e));
        } catch (LDAPExtendedOperationException e) {
            throw trial.failed(
                    Part.TLS,
                    Cause.NO_TLS,
                    "%s:%d offers no StartTLS (%s). Use ldaps, or a network where it may be done"
                            + " without.",
                    server.host(),
                    server.port(),
                    e.getResultCode().getName());
        } catch (LDAPException e) {
            throw approach.failed(server.host(), server.port(), e);
        }
    }

    private void told(LdapOptions.Server server, LDAPConnection connection) {
        if (server.tls()) {
            return;
        }
        if (connection.getSSLSession() != null) {
            trial.passed(Part.TLS, "%s speaks TLS. %s", server.host(), certificates.described());
        } else {
            trial.warned(
                    Part.TLS,
                    Cause.NO_TLS,
                    "Passwords travel to %s without TLS: whoever can read along has them.",
                    server.host());
        }
    }

    private static String why(LDAPException e) {
        if (!LdapRefusal.isAnswer(e)) {
            return e.getResultCode().getName();
        }
        return LdapRefusal.reason(e)
                .map(reason -> Refusal.valueOf(reason.name()).template().replaceFirst("\\.$", ""))
                .orElse("its name (bind_dn) or its password is wrong");
    }

    private void demandBase(LDAPConnection connection) throws Trial.Ended {
        try {
            connection.search(
                    new SearchRequest(
                            options.baseDn(),
                            SearchScope.BASE,
                            Filter.createPresenceFilter("objectClass"),
                            SearchRequest.NO_ATTRIBUTES));
            trial.passed(Part.BASE, "There is an entry %s.", options.baseDn());
        } catch (LDAPException e) {
            boolean none = e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT);
            throw trial.failed(
                    Part.BASE,
                    Cause.NO_BASE,
                    none
                            ? "The account sees no entry %s (base_dn)%s."
                            : "The entry %s (base_dn) cannot be read%s.",
                    options.baseDn(),
                    none && e.getMatchedDN() != null && !e.getMatchedDN().isEmpty()
                            ? ", the nearest one is " + e.getMatchedDN()
                            : ": " + e.getResultCode().getName());
        }
    }

    private void demandSomebody(LDAPConnection connection) throws Trial.Ended {
        try {
            if (finds(connection, Filter.createPresenceFilter(options.userIdAttribute()))) {
                trial.passed(
                        Part.FILTER,
                        "%s finds people, and they have the attribute %s.",
                        options.userFilter(),
                        options.userIdAttribute());
            } else if (finds(connection, Filter.createPresenceFilter("objectClass"))) {
                throw trial.failed(
                        Part.FILTER,
                        Cause.NO_ATTRIBUTE,
                        "%s finds entries, but none has the attribute %s (attributes.user_id).",
                        options.userFilter(),
                        options.userIdAttribute());
            } else {
                throw trial.failed(
                        Part.FILTER,
                        Cause.NOBODY,
                        "%s (user_filter) finds nobody below %s.",
                        options.userFilter(),
                        options.baseDn());
            }
        } catch (LDAPException e) {
            throw trial.failed(
                    Part.FILTER,
                    Cause.NOBODY,
                    "The search fails: %s.",
                    e.getResultCode().getName());
        }
    }

    private boolean finds(LDAPConnection connection, Filter filter) throws LDAPException {
        return !LdapPages.first(connection, LdapPages.request(options, filter, 1))
                .getSearchEntries()
                .isEmpty();
    }
}
