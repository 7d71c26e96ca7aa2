package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.directory.DirectoryError.AUTHENTICATION_FAILURE_PLUGIN;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * The external directories of all domains. Asking takes time and may fail, so nobody asks while he
 * holds a transaction; a directory that does not answer properly is one refusal, whatever the
 * reason, and the reason is for the log.
 */
@ApplicationScoped
public class Directories {

    private static final Logger LOG = System.getLogger(Directories.class.getName());

    /** So that the slow directories of some tenants never take all threads of a node. */
    private static final int MOST_AT_ONCE = 32;

    /** More than the settings allow for one connection and one answer. */
    private static final int LONGEST_SECONDS = 12;

    /** Several servers, and several questions to each. */
    private static final int LONGEST_TRIAL_SECONDS = 40;

    private static final int MOST_TRIALS = 6;

    /** More than a reading takes at most, and the page that it began before. */
    private static final int LONGEST_READING_SECONDS = 60;

    private static final int MOST_READINGS = 2;

    private final Egress egress;
    private final Clock clock;
    private final Lines lines;

    /** Only for the container's proxies. */
    Directories() {
        this(false, Clock.systemUTC());
    }

    @Inject
    Directories(
            @Configured(Setting.EXTERNAL_ALLOW_PRIVATE_ADDRESSES) boolean privateAllowed,
            @Configured(Setting.EXTERNAL_CA_BUNDLE) Optional<String> bundle,
            @Configured(Setting.EXTERNAL_PROXY) Optional<String> proxy,
            @Configured(Setting.EXTERNAL_PROXY_LOGIN) Optional<String> login,
            @Configured(Setting.EXTERNAL_NO_PROXY) Set<String> exceptions,
            @Configured(Setting.EXTERNAL_PROXY_RESOLVES) boolean proxyResolves,
            @Configured(Setting.EXTERNAL_CONNECT_TIMEOUT) Duration connect,
            @Configured(Setting.EXTERNAL_ANSWER_TIMEOUT) Duration answer,
            Clock clock) {
        this(
                new Egress(
                        new AddressGuard(privateAllowed),
                        bundle.map(Path::of).map(TrustAnchors::and).orElse(TrustAnchors.usual()),
                        proxy.map(way -> HttpProxy.of(way, login, exceptions, proxyResolves)),
                        new Timeouts(connect, answer)),
                clock);
    }

    Directories(boolean privateAllowed, Clock clock) {
        this(Egress.direct(privateAllowed), clock);
    }

    Directories(Egress egress, Clock clock) {
        this.egress = egress;
        this.clock = clock;
        this.lines = new Lines(clock);
    }

    /**
     * Checks settings that are about to be stored.
     *
     * @return what sign-in pages must know: public, and without secrets
     */
    @Bulkhead(MOST_AT_ONCE)
    @Timeout(value = LONGEST_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "noInit", applyOn = FaultToleranceException.class)
    public JsonObject init(DirectorySettings settings) {
        // Not through a line: an administrator who corrects his settings shall not have to wait.
        try (Directory directory = open(settings)) {
            return directory.metadata();
        } catch (AddressGuard.RefusedAddress e) {
            throw INVALID_PARAMETER.with("plugin_info.options", e.getMessage());
        } catch (IOException e) {
            throw unavailable(settings, e);
        }
    }

    /**
     * Tries settings step by step and tells in words what came of each. Nothing is kept, nothing of
     * it counts for the sign-ins of others.
     */
    @Bulkhead(MOST_TRIALS)
    @Timeout(value = LONGEST_TRIAL_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "noTrial", applyOn = FaultToleranceException.class)
    public List<TrialStep> examine(DirectorySettings settings) {
        // It refuses settings that nobody could use, as it does when they are set.
        try (Directory directory = open(settings)) {
            return directory instanceof LdapDirectory
                    ? new LdapTrial(settings, egress, clock).run()
                    : new OidcTrial(settings, egress, clock).run();
        }
    }

    /**
     * Who these credentials belong to; empty when they are wrong. Good ones that the directory does
     * not let in are refused with the {@link Refusal}.
     */
    @Bulkhead(MOST_AT_ONCE)
    @Timeout(value = LONGEST_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "noAuthorize", applyOn = FaultToleranceException.class)
    public Optional<DirectoryUser> authorize(DirectorySettings settings, JsonObject credentials) {
        return ask(settings, directory -> directory.authorize(credentials));
    }

    /**
     * Takes the way and the time of {@link #authorize} without showing a password to anybody; what
     * comes of it says nothing.
     */
    @Bulkhead(MOST_AT_ONCE)
    @Timeout(value = LONGEST_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "noPretence", applyOn = FaultToleranceException.class)
    public void pretend(DirectorySettings settings, JsonObject credentials) {
        ask(
                settings,
                directory -> {
                    directory.pretend(credentials);
                    return true;
                });
    }

    @Bulkhead(MOST_AT_ONCE)
    @Timeout(value = LONGEST_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "noFind", applyOn = FaultToleranceException.class)
    public List<DirectoryUser> find(DirectorySettings settings, DirectorySearch search) {
        return ask(settings, directory -> directory.find(search));
    }

    /**
     * Everybody in an LDAP directory, a page at a time, while one of its connections is held.
     *
     * @param prefix what their ids begin with; empty for all
     */
    @Bulkhead(MOST_READINGS)
    @Timeout(value = LONGEST_READING_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "noReading", applyOn = FaultToleranceException.class)
    public void read(DirectorySettings settings, String prefix, Consumer<List<ListedPerson>> page) {
        ask(
                settings,
                directory -> {
                    directory.read(prefix, page);
                    return true;
                });
    }

    @PreDestroy
    void close() {
        lines.closeAll();
    }

    private <T> T ask(DirectorySettings settings, Line.Call<T> question) {
        try {
            return lines.to(settings, this::open).call(question);
        } catch (SignInRefused e) {
            throw Refusal.valueOf(e.reason().name()).with();
        } catch (IOException e) {
            throw unavailable(settings, e);
        }
    }

    private Directory open(DirectorySettings settings) {
        return switch (settings.protocol()) {
            case "ldap", "ldaps", "active_directory" -> new LdapDirectory(settings, egress);
            case "oidc",
                    "openid",
                    "openid_connect",
                    "keycloak",
                    "keycloak_oidc",
                    "google",
                    "google_oauth2" ->
                    new OidcDirectory(settings, egress, clock);
            default ->
                    throw INVALID_PARAMETER.with(DirectorySettings.key("protocol"), "ldap or oidc");
        };
    }

    JsonObject noInit(DirectorySettings settings) {
        throw overloaded(settings);
    }

    List<TrialStep> noTrial(DirectorySettings settings) {
        throw overloaded(settings);
    }

    Optional<DirectoryUser> noAuthorize(DirectorySettings settings, JsonObject credentials) {
        throw overloaded(settings);
    }

    void noPretence(DirectorySettings settings, JsonObject credentials) {
        throw overloaded(settings);
    }

    List<DirectoryUser> noFind(DirectorySettings settings, DirectorySearch search) {
        throw overloaded(settings);
    }

    void noReading(DirectorySettings settings, String prefix, Consumer<List<ListedPerson>> page) {
        throw overloaded(settings);
    }

    private static RuntimeException overloaded(DirectorySettings settings) {
        return unavailable(settings, new IOException("out of time or out of seats"));
    }

    private static RuntimeException unavailable(DirectorySettings settings, IOException cause) {
        LOG.log(Level.WARNING, "The {0} fails: {1}", settings, cause.toString());
        // In words it is for the record: a sign-in page tells strangers nothing of the network.
        return AUTHENTICATION_FAILURE_PLUGIN
                .with("unreachable, or not what it should be")
                .recorded(
                        Map.of(
                                "cause",
                                AUTHENTICATION_FAILURE_PLUGIN.name(),
                                "explanation",
                                cause.toString()));
    }
}
