package spaceone.identity.setting;

import static spaceone.identity.setting.Kind.choice;
import static spaceone.identity.setting.Kind.duration;
import static spaceone.identity.setting.Kind.flag;
import static spaceone.identity.setting.Kind.list;
import static spaceone.identity.setting.Kind.secret;
import static spaceone.identity.setting.Kind.text;
import static spaceone.identity.setting.Kind.whole;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every setting there is: its key, what it may be, and what it is when nobody says. */
public enum Setting {
    DB_URL("identity.db.url", secret()),
    DB_USER("identity.db.user", text()),
    DB_PASSWORD("identity.db.password", secret()),
    DB_POOL_SIZE("identity.db.pool-size", choice(32, 8, 16, 24, 48, 64, 96, 128)),
    DATA_DIR("identity.data.dir", text("data")),
    SECRET_KEY("identity.secret.key", secret()),
    BOOTSTRAP("identity.bootstrap", choice("auto", "none")),
    BOOTSTRAP_DOMAIN("identity.bootstrap.domain", text("default")),
    BOOTSTRAP_ADMIN("identity.bootstrap.admin", text("admin")),
    BOOTSTRAP_PASSWORD("identity.bootstrap.password", secret()),
    BOOTSTRAP_RESCUE(
            "identity.bootstrap.rescue",
            text().such(
                            Patterns.OCCASION,
                            "a name for the occasion, e.g. today's date: letters, digits, . _ -,"
                                    + " at most 60")),
    BOOTSTRAP_RESCUE_DOMAIN("identity.bootstrap.rescue-domain", text()),
    BOOTSTRAP_RESCUE_USER("identity.bootstrap.rescue-user", text()),
    BOOTSTRAP_SECRET("identity.bootstrap.secret", secret()),
    CONSOLE_URL(
            "identity.console.url",
            text("http://localhost:8080/")
                    .such(
                            Patterns.ADDRESS,
                            "an address that begins with http:// or https:// and ends in /, because"
                                    + " links in mails are made from it")),
    PROXY_TRUSTED("identity.proxy.trusted", text()),
    PROXY_HEADER("identity.proxy.header", choice("X-Forwarded-For", "Forwarded")),
    CORS_ORIGINS(
            "identity.cors.origins",
            list("*")
                    .such(
                            Patterns.ORIGIN,
                            "*, or origins like https://console.example.com (without a path),"
                                    + " separated by commas")),
    SMTP_HOST("identity.smtp.host", text()),
    SMTP_PORT("identity.smtp.port", whole(1, 65_535)),
    SMTP_USER("identity.smtp.user", text()),
    SMTP_PASSWORD("identity.smtp.password", secret()),
    SMTP_FROM("identity.smtp.from", text()),
    SMTP_REPLY_TO("identity.smtp.reply-to", text()),
    SMTP_TLS("identity.smtp.tls", choice("starttls", "ssl", "none")),
    SMTP_TIMEOUT("identity.smtp.timeout", duration("PT30S", "PT0.1S", "PT10M")),
    MAIL_SERVICE_NAME("identity.mail.service-name", text("Cloudforet")),
    MAIL_CONSOLE("identity.mail.console", flag(false)),
    MAIL_UNDO_URL(
            "identity.mail.undo-url",
            text().such(
                            Patterns.ADDRESS,
                            "an address that begins with http:// or https:// and ends in /")),
    MAIL_KEEP("identity.mail.keep", duration("P30D", "PT1S", "P3650D")),
    MAIL_LEASE("identity.mail.lease", duration("PT30S", "PT1S", "PT1H")),
    MAIL_LATE("identity.mail.late", duration("PT10M", "PT1S", "P30D")),
    HOUSEKEEPING_INTERVAL("identity.housekeeping.interval", duration("PT1H", "PT1S", "P1D")),
    AUDIT_KEEP("identity.audit.keep", duration("P365D", "PT1H", "P36500D")),
    IMPORT_KEEP("identity.user-import.keep", duration("P30D", "PT1H", "P365D")),
    DOMAIN_KEEP("identity.domain.keep", duration("P30D", "PT0S", "P36500D")),
    MFA_TRUST("identity.mfa.trust", duration("P30D", "PT0S", "P365D")),
    MFA_ISSUER("identity.mfa.issuer", text("Cloudforet")),
    MFA_PASSKEY_RP_ID(
            "identity.mfa.passkey-rp-id",
            text().such(Sites::isSite, "the name of a site like id.example.com, in small letters")),
    MFA_PASSKEY_ORIGINS(
            "identity.mfa.passkey-origins",
            list("").such(
                            Sites::isOrigin,
                            "origins like https://id.example.com (without a path), separated by"
                                    + " commas; http:// on localhost only")),
    TOKEN_ACCESS("identity.token.access", duration("PT30M", "PT1S", "P365D")),
    TOKEN_LONGEST_ACCESS("identity.token.longest-access", duration("P7D", "PT1S", "P365D")),
    TOKEN_REFRESH("identity.token.refresh", duration("PT3H", "PT1S", "P365D")),
    TOKEN_LONGEST_REFRESH("identity.token.longest-refresh", duration("P28D", "PT1S", "P365D")),
    TOKEN_ROTATING_REFRESH("identity.token.rotating-refresh", duration("PT1H", "PT1S", "P365D")),
    TOKEN_LEEWAY("identity.token.leeway", duration("PT5S", "PT0S", "PT5M")),
    PASSWORD_MEMORY("identity.password.memory", whole(19_456, 19_456, 262_144)),
    PASSWORD_ITERATIONS("identity.password.iterations", whole(2, 2, 64)),
    PASSWORD_PARALLELISM("identity.password.parallelism", whole(1, 1, 64)),
    PASSWORD_AT_ONCE("identity.password.at-once", whole(0, 0, 1_024)),
    PASSWORD_QUEUE("identity.password.queue", whole(16, 1, 100_000)),
    PASSWORD_QUEUE_TIMEOUT("identity.password.queue-timeout", duration("PT10S", "PT0S", "PT10M")),
    PASSWORD_REFUSE_GUESSABLE("identity.password.refuse-guessable", flag(true)),
    PASSWORD_RESET_MODE(
            "identity.password-reset.mode", choice("access-token", "temporary-password")),
    PASSWORD_RESET_DISCLOSE("identity.password-reset.disclose", flag(false)),
    PROFILE_PASSWORD_PROOF("identity.profile.password-proof", choice("stale", "never", "always")),
    PROFILE_MFA_PROOF("identity.profile.mfa-proof", choice("notice", "stale", "always")),
    PROFILE_RECOVERY_DELAY("identity.profile.recovery-delay", duration("PT72H", "PT0S", "P90D")),
    EXTERNAL_ALLOW_PRIVATE_ADDRESSES("identity.external.allow-private-addresses", flag(false)),
    EXTERNAL_CA_BUNDLE(
            "identity.external.ca-bundle",
            text().such(Patterns.CERTIFICATES, "a file with certificates in PEM form")),
    EXTERNAL_PROXY(
            "identity.external.proxy",
            text().such(
                            Patterns.PROXY,
                            "the address of a proxy like http://proxy.example.com:3128")),
    EXTERNAL_PROXY_LOGIN("identity.external.proxy-login", secret()),
    EXTERNAL_NO_PROXY("identity.external.no-proxy", list("")),
    EXTERNAL_PROXY_RESOLVES("identity.external.proxy-resolves", flag(false)),
    EXTERNAL_CONNECT_TIMEOUT(
            "identity.external.connect-timeout", duration("PT2S", "PT0.1S", "PT4S")),
    EXTERNAL_ANSWER_TIMEOUT("identity.external.answer-timeout", duration("PT5S", "PT0.1S", "PT7S")),
    ACCESS_MEMBERS_FIND_USERS("identity.access.members-find-users", flag(false)),
    ACCESS_ADMIN_PROOF("identity.access.admin-proof", choice("never", "stale")),
    ENDPOINT_PUBLIC("identity.endpoint.public", text().such(Patterns.PAIRS, Patterns.PAIRS_SAID)),
    ENDPOINT_INTERNAL(
            "identity.endpoint.internal", text().such(Patterns.PAIRS, Patterns.PAIRS_SAID)),
    LIMIT_SIGN_INS("identity.limit.sign-ins", whole(100, 1, 1_000_000)),
    LIMIT_RESETS("identity.limit.resets", whole(20, 1, 1_000_000)),
    PAGES_CHANGING("identity.pages.changing", flag(false)),
    METRICS_TOKEN("identity.metrics.token", secret()),
    ACCESS_LOG("identity.access-log", flag(false)),
    ACCESS_PERMISSIONS_SIZE("identity.access.permissions-size", whole(4_864, 64, 65_536)),
    ACCESS_MOST_MEMBERS("identity.access.most-members", whole(10_000, 1, 1_000_000)),
    TENANCY_AUTH_INFO_LIMIT("identity.tenancy.auth-info-limit", whole(120, 1, 1_000_000)),
    QUERY_TIMEOUT("identity.query.timeout", duration("PT5S", "PT0.001S", "PT10M")),
    REQUESTS_AT_ONCE("identity.requests.at-once", whole(24, 1, 10_000)),
    REQUESTS_WAITING("identity.requests.waiting", whole(256, 0, 100_000)),
    REQUESTS_WAIT_TIMEOUT("identity.requests.wait-timeout", duration("PT5S", "PT0S", "PT10M")),
    REQUESTS_BODY_TIMEOUT("identity.requests.body-timeout", duration("PT15S", "PT1S", "PT10M")),
    REQUESTS_WRITE_TIMEOUT("identity.requests.write-timeout", duration("PT15S", "PT1S", "PT10M")),
    REQUESTS_STREAMS("identity.requests.streams", whole(8, 1, 10_000)),
    REQUESTS_STREAM_TIMEOUT("identity.requests.stream-timeout", duration("PT10M", "PT1S", "P1D")),
    QUERY_MAX_ANSWER(
            "identity.query.max-answer", whole(16 * 1024 * 1024, 64 * 1024, 256 * 1024 * 1024)),
    STOP_TIMEOUT("identity.stop.timeout", duration("PT20S", "PT0S", "PT1H")),
    START_EXIT("identity.start.exit", choice("auto", "true", "false")),
    START_IGNORE("identity.start.ignore", list(""));

    private final String key;
    private final Kind kind;

    Setting(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    public String key() {
        return key;
    }

    /** The environment variable of the same meaning. */
    public String variable() {
        return variable(key);
    }

    /** What stands when nothing is configured; empty where there is no such text. */
    public Optional<String> standard() {
        return Optional.ofNullable(kind.standard()).filter(text -> !text.isEmpty());
    }

    /** Its value is shown nowhere, and may come from a file. */
    public boolean isSecret() {
        return kind.hidden();
    }

    Kind kind() {
        return kind;
    }

    /** The key that names the file a secret is in. */
    String fileKey() {
        return key + ".file";
    }

    static Optional<Setting> find(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    static String variable(String key) {
        return Patterns.NO_LETTER.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** An enum's constants are made before its own static fields. */
    private static final class Patterns {
        static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]");
        static final java.util.function.Predicate<String> ADDRESS =
                Pattern.compile("https?://[^\\s]+/").asMatchPredicate();
        static final java.util.function.Predicate<String> ORIGIN =
                Pattern.compile("\\*|null|[a-z][a-z0-9+.-]*://[^/\\s]+").asMatchPredicate();
        static final java.util.function.Predicate<String> PROXY =
                Pattern.compile("http://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?/?")
                        .asMatchPredicate()
                        .and(address -> isReachable(URI.create(address)));

        private static boolean isReachable(URI proxy) {
            return proxy.getHost() != null && proxy.getPort() <= 65_535;
        }

        static final java.util.function.Predicate<String> CERTIFICATES =
                file -> {
                    try (var in = Files.newInputStream(Path.of(file))) {
                        return !CertificateFactory.getInstance("X.509")
                                .generateCertificates(in)
                                .isEmpty();
                    } catch (IOException | InvalidPathException | CertificateException e) {
                        return false;
                    }
                };
        static final java.util.function.Predicate<String> OCCASION =
                Pattern.compile("[A-Za-z0-9._-]{1,60}").asMatchPredicate();
        static final java.util.function.Predicate<String> PAIRS =
                Pattern.compile("\\s*[^=,\\s]+\\s*=[^,]+(,\\s*[^=,\\s]+\\s*=[^,]+)*,?\\s*")
                        .asMatchPredicate();
        static final String PAIRS_SAID =
                "pairs like identity=https://id.example.com, separated by commas";
    }
}
