package spaceone.identity.directory;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import spaceone.identity.directory.TrialStep.Cause;
import spaceone.identity.directory.TrialStep.Part;

/** The first steps to a host: its address, a connection, TLS. As guarded as the real ones are. */
final class Approach {

    private final Trial trial;
    private final Egress egress;
    private final AddressGuard guard;
    private final Timeouts timeouts;
    private final ShownCertificates certificates;
    private final Clock clock;

    Approach(Trial trial, Egress egress, ShownCertificates certificates, Clock clock) {
        this.trial = trial;
        this.egress = egress;
        this.guard = egress.guard();
        this.timeouts = egress.timeouts();
        this.certificates = certificates;
        this.clock = clock;
    }

    InetAddress[] addresses(String host) throws Trial.Ended {
        try {
            InetAddress[] found = guard.resolve(host);
            trial.passed(Part.ADDRESS, "%s has the address %s.", host, found[0].getHostAddress());
            return found;
        } catch (UnknownHostException e) {
            throw trial.failed(
                    Part.ADDRESS, Cause.UNKNOWN_HOST, "No host is known by the name %s.", host);
        } catch (IOException e) {
            throw trial.failed(
                    Part.ADDRESS,
                    Cause.NOT_ALLOWED,
                    "%s has an address inside a network, which the operator of this service has to"
                            + " allow (identity.external.allow-private-addresses).",
                    host);
        }
    }

    /** Whoever gets it closes it. */
    Socket connect(String host, InetAddress address, int port) throws Trial.Ended {
        String where = where(host, address, port);
        Socket socket = new GuardedSocket(guard, timeouts.both());
        try {
            socket.connect(new InetSocketAddress(address, port), timeouts.connectMillis());
            socket.setSoTimeout(timeouts.answerMillis());
            trial.passed(Part.CONNECTION, "%s takes connections.", where);
            return socket;
        } catch (SocketTimeoutException e) {
            close(socket);
            throw trial.failed(
                    Part.CONNECTION,
                    Cause.TIME_OUT,
                    "%s did not answer within %s seconds: a firewall may be in between.",
                    where,
                    BigDecimal.valueOf(timeouts.connectMillis(), 3).stripTrailingZeros());
        } catch (ConnectException e) {
            close(socket);
            throw trial.failed(
                    Part.CONNECTION,
                    Cause.REFUSED,
                    "%s refuses connections: nobody listens at that port.",
                    where);
        } catch (IOException e) {
            close(socket);
            throw trial.failed(
                    Part.CONNECTION,
                    Cause.NO_CONNECTION,
                    "%s cannot be reached: %s.",
                    where,
                    e.getMessage());
        }
    }

    /** The same through the operator's proxy. */
    Socket tunnel(String host, InetSocketAddress target) throws Trial.Ended {
        Socket socket = egress.socket(host);
        try {
            socket.connect(target, timeouts.connectMillis());
            trial.passed(
                    Part.CONNECTION,
                    "The proxy of this service reaches %s:%d.",
                    host,
                    target.getPort());
            return socket;
        } catch (IOException e) {
            close(socket);
            throw trial.failed(
                    Part.CONNECTION,
                    Cause.NO_CONNECTION,
                    "%s:%d cannot be reached through the proxy of this service: %s.",
                    host,
                    target.getPort(),
                    e.getMessage());
        }
    }

    /**
     * @param rules as {@link VerifiedTls} has them
     */
    void handshake(Socket socket, String host, int port, String rules) throws Trial.Ended {
        certificates.forget();
        try {
            SSLSocket secured =
                    (SSLSocket)
                            new VerifiedTls(certificates.sockets(), rules)
                                    .createSocket(socket, host, port, true);
            secured.startHandshake();
            if (rules.equals("HTTPS")
                    && UnderscoreNames.isOne(host)
                    && !UnderscoreNames.isOf(host, secured.getSession())) {
                throw new SSLPeerUnverifiedException("No name matching " + host + " found");
            }
            trial.passed(
                    Part.TLS,
                    "%s speaks %s. %s",
                    host,
                    secured.getSession().getProtocol(),
                    certificates.described());
        } catch (IOException e) {
            throw failed(host, port, e);
        }
    }

    /** Why a handshake failed. */
    Trial.Ended failed(String host, int port, Exception e) {
        if (!certificates.described().isEmpty() && certificates.refused(clock.instant()) != null) {
            return trial.failed(
                    Part.TLS,
                    Cause.CERTIFICATE,
                    "The certificate of %s:%d is not accepted: %s. %s",
                    host,
                    port,
                    certificates.refused(clock.instant()),
                    certificates.described());
        }
        String reason = String.valueOf(root(e).getMessage());
        if (root(e) instanceof SocketTimeoutException) {
            return trial.failed(
                    Part.TLS,
                    Cause.TIME_OUT,
                    "%s:%d takes connections, but does not answer to TLS in time: it may not be a"
                            + " port for TLS.",
                    host,
                    port);
        }
        if (reason.contains("Unsupported or unrecognized SSL message")) {
            return trial.failed(
                    Part.TLS,
                    Cause.NO_TLS,
                    "%s:%d does not speak TLS: it is a plain port.",
                    host,
                    port);
        }
        boolean hungUp = !(root(e) instanceof SSLException);
        return trial.failed(
                Part.TLS,
                Cause.NO_TLS,
                hungUp
                        ? "%s:%d ended the connection when TLS began: it may be a plain port (%s)."
                        : "%s:%d and this service cannot agree on TLS: %s.",
                host,
                port,
                reason);
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was to be left anyway.
        }
    }

    static String where(String host, InetAddress address, int port) {
        return host + ":" + port + " (" + address.getHostAddress() + ")";
    }
}
