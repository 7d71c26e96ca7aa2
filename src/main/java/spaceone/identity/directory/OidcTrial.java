package spaceone.identity.directory;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.directory.TrialStep.Cause;
import spaceone.identity.directory.TrialStep.Part;

/** Tries an OpenID provider: the way to it, what it says of itself, and whether it knows us. */
final class OidcTrial {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Trial trial = new Trial();
    private final OidcOptions options;
    private final Outgoing outgoing;
    private final Approach approach;
    private final Egress egress;

    OidcTrial(DirectorySettings settings, Egress egress, Clock clock) {
        options = OidcOptions.of(settings);
        this.egress = egress;
        outgoing = new Outgoing(egress, egress.anchors().sockets(settings));
        ShownCertificates shown = new ShownCertificates(egress.anchors().judge(settings));
        approach = new Approach(trial, egress, shown, clock);
    }

    List<TrialStep> run() {
        try {
            reach(options.configuration());
            Provider provider = discover();
            demandKeys(provider);
            demandClient(provider);
            listPeople(provider);
        } catch (Trial.Ended e) {
            // It is written down.
        }
        return trial.steps();
    }

    private void reach(URI address) throws Trial.Ended {
        String host = Hosts.of(address);
        boolean secured = "https".equalsIgnoreCase(address.getScheme());
        int port = Hosts.port(address) >= 0 ? Hosts.port(address) : secured ? HTTPS : HTTP;
        Socket socket = connect(address, host, port, secured);
        try {
            if (secured) {
                approach.handshake(socket, host, port, "HTTPS");
            } else {
                trial.warned(
                        Part.TLS,
                        Cause.NO_TLS,
                        "%s is called without TLS: whoever is on the way can sign in as anybody.",
                        host);
            }
        } finally {
            Approach.close(socket);
        }
    }

    private Socket connect(URI address, String host, int port, boolean secured) throws Trial.Ended {
        Optional<HttpProxy> proxy = secured ? egress.proxyFor(host) : Optional.empty();
        if (proxy.filter(way -> way.takesName(host)).isPresent()) {
            return approach.tunnel(host, InetSocketAddress.createUnresolved(host, port));
        }
        InetAddress[] found = approach.addresses(host);
        try {
            outgoing.check(address);
        } catch (IOException e) {
            throw trial.failed(Part.ADDRESS, Cause.NOT_ALLOWED, "%s: %s.", address, e.getMessage());
        }
        return proxy.isPresent()
                ? approach.tunnel(host, new InetSocketAddress(found[0], port))
                : approach.connect(host, found[0], port);
    }

    private Provider discover() throws Trial.Ended {
        Provider provider;
        try {
            provider = new Provider(answer(Part.DISCOVERY, options.configuration()));
            provider.keys();
            provider.tokenEndpoint();
        } catch (IOException e) {
            throw wrong(Part.DISCOVERY, options.configuration(), e);
        }
        trial.passed(
                Part.DISCOVERY, "The provider describes itself at %s.", options.configuration());
        try {
            ProviderMemory.checked(options, provider);
        } catch (IOException e) {
            throw trial.failed(Part.ISSUER, Cause.ISSUER_DIFFERS, "%s.", e.getMessage());
        }
        trial.passed(Part.ISSUER, "It calls itself %s, as expected.", provider.issuer());
        return provider;
    }

    private void demandKeys(Provider provider) throws Trial.Ended {
        try {
            URI address = provider.keys();
            if (!options.configuration().getRawAuthority().equals(address.getRawAuthority())) {
                reach(address);
            }
            long usable =
                    KeySets.read(answer(Part.KEYS, address)).stream()
                            .filter(KeySets::isUsable)
                            .count();
            if (usable == 0) {
                throw trial.failed(
                        Part.KEYS, Cause.NO_KEYS, "No key at %s can be used here.", address);
            }
            trial.passed(Part.KEYS, "Its keys can be used: %d.", usable);
        } catch (IOException e) {
            throw wrong(Part.KEYS, options.configuration(), e);
        }
    }

    /** With a token, or a code, that nobody was ever given: what counts is who is not believed. */
    private void demandClient(Provider provider) throws Trial.Ended {
        try {
            Optional<URI> introspection = provider.introspection();
            boolean asks = introspection.isPresent() && options.clientSecret().isPresent();
            Reply reply =
                    asks
                            ? outgoing.post(
                                    introspection.get(),
                                    OidcDirectory.basic(options),
                                    Map.of("token", "none", "token_type_hint", "access_token"))
                            : new CodeExchange(options, outgoing)
                                    .send(provider, CodeExchange.NOBODYS);
            if (isAboutClient(reply)) {
                throw trial.failed(
                        Part.CLIENT,
                        Cause.CLIENT_REFUSED,
                        "The provider does not accept the client %s: its id or its secret is"
                                + " wrong, or it may not do this (%s).",
                        asks ? options.secretClientId() : options.clientId(),
                        CodeExchange.error(reply));
            }
            trial.passed(Part.CLIENT, "The provider knows the client.");
        } catch (IOException e) {
            throw wrong(Part.CLIENT, options.configuration(), e);
        }
    }

    private static boolean isAboutClient(Reply reply) {
        String error = CodeExchange.error(reply);
        return error.equals("invalid_client")
                || error.equals("unauthorized_client")
                || reply.status() == 401 && !error.startsWith("invalid_");
    }

    /** Nobody needs it to sign in. */
    private void listPeople(Provider provider) {
        Optional<OidcOptions.Realm> realm = options.realm(provider.issuer());
        if (realm.isEmpty() || options.clientSecret().isEmpty()) {
            return;
        }
        try {
            new KeycloakPeople(options, outgoing)
                    .find(provider, realm.get(), DirectorySearch.keyword("a"));
            trial.passed(Part.PEOPLE, "The client may read the list of people.");
        } catch (IOException e) {
            trial.warned(
                    Part.PEOPLE,
                    Cause.LIST_REFUSED,
                    "The client %s may not read the list of people (%s): its service account"
                            + " needs the roles view-users and query-users. Searching and"
                            + " synchronising do not work, signing in does.",
                    options.secretClientId(),
                    e.getMessage());
        }
    }

    private JsonObject answer(Part part, URI address) throws IOException, Trial.Ended {
        Reply reply = outgoing.get(address, null);
        if (reply.status() >= 300 && reply.status() < 400) {
            throw trial.failed(
                    part,
                    Cause.ANSWER,
                    "%s leads to another address, which is not followed: set that one.",
                    address);
        }
        return reply.json(JsonObject.class);
    }

    private Trial.Ended wrong(Part part, URI address, IOException e) {
        return trial.failed(part, Cause.ANSWER, "%s: %s.", Hosts.of(address), e.getMessage());
    }
}
