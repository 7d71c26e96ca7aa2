package spaceone.identity.mail;

import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import spaceone.identity.Ids;
import spaceone.identity.schema.Readiness;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;
import spaceone.testkit.MovedClock;

/**
 * The mail room on a database of its own, without a container: what that would do, one transaction
 * a call, is done here. Its clock stands still until it is moved.
 */
final class MailRoom {

    static final String DOMAIN = "domain-000000000001";

    final Secrets secrets = new Secrets("a key of the tests that is long enough for them");
    final MailSettings settings = settings();
    final Deliveries deliveries = new TransactionalDeliveries(this);
    final Letters letters = new Letters();
    final MailTexts texts = texts();

    /** Of whoever reads the mails. */
    String name = "";

    String timezone = "UTC";

    private final MovedClock clock = new MovedClock();

    /** An empty outbox. Rooms follow one another on one database: making one takes a while. */
    MailRoom() {
        inTransaction(em -> em.createNativeQuery("delete from mails").executeUpdate());
        inTransaction(em -> em.createNativeQuery("delete from mail_texts").executeUpdate());
        letters.secrets = secrets;
        letters.settings = settings;
        letters.addressees =
                new Addressees() {
                    @Override
                    Addressee find(String domainId, String userId) {
                        return Addressee.of(name, userId, timezone);
                    }
                };
        letters.texts = texts;
        letters.domains =
                new Domains() {
                    @Override
                    public Domain get(String domainId) {
                        return inTransaction(em -> em.find(Domain.class, domainId));
                    }
                };
    }

    private MailTexts texts() {
        return new MailTexts() {
            @Override
            public Optional<MailText> find(String domainId, MailKind kind, String language) {
                return inTransaction(
                        em -> {
                            MailTexts own = new MailTexts();
                            own.em = em;
                            return own.find(domainId, kind, language);
                        });
            }
        };
    }

    /** Another process that sends mails from the same outbox. */
    MailDispatcher node() {
        MailDispatcher node = new MailDispatcher();
        node.deliveries = deliveries;
        node.letters = letters;
        node.settings = settings;
        node.clock = clock();
        node.readiness = new Readiness();
        node.transport = new MailTransport();
        node.transport.settings = settings;
        return node;
    }

    Clock clock() {
        return clock;
    }

    /** The nodes' own clocks, and not the database's. */
    void step(Duration ahead) {
        clock.pass(ahead);
    }

    /** For the nodes, and for the database, by whose clock mails are due. */
    void pass(Duration time) {
        step(time);
        inTransaction(
                em ->
                        em.createNativeQuery(
                                        "update mails set next_attempt_at = next_attempt_at"
                                                + " - make_interval(secs => ?1)")
                                .setParameter(1, time.toMillis() / 1000.0)
                                .executeUpdate());
    }

    void serverIs(int port) {
        settings.host = Optional.of("localhost");
        settings.port = Optional.of(port);
    }

    OutboxMail code(String recipient, String code, Duration life) {
        return put(MailKind.EMAIL_CODE, recipient, code, life);
    }

    OutboxMail link(String recipient, String token, Duration life) {
        return put(MailKind.RESET_LINK, recipient, token, life);
    }

    OutboxMail notice(String recipient) {
        return put(MailKind.PASSWORD_CHANGED, recipient, null, NewMail.NOTICE_LIFE);
    }

    /** As a node wrote it that knew no trials of a factor. */
    OutboxMail factorCodeOfOlderNode(String recipient, String code, boolean turnsOn) {
        return put(
                row(
                        new NewMail(
                                        MailKind.MFA_CODE,
                                        DOMAIN,
                                        "alice",
                                        "en",
                                        recipient,
                                        JsonValue.EMPTY_JSON_OBJECT,
                                        code,
                                        clock.instant(),
                                        clock.instant().plusSeconds(300))
                                .with("turns_on", turnsOn)));
    }

    OutboxMail sample(String recipient, MailKind kind) {
        return put(
                row(
                        NewMail.notice(
                                        MailKind.TEST,
                                        DOMAIN,
                                        "alice",
                                        "en",
                                        recipient,
                                        clock.instant())
                                .with(Letters.SAMPLE, kind.name())));
    }

    /** Words of the domain, as whoever might have put them there. */
    void says(MailKind kind, String subject, String lead) {
        inTransaction(
                em ->
                        em.createNativeQuery(
                                        "insert into mail_texts values (?1, ?2, 'en', ?3, ?4, now())")
                                .setParameter(1, DOMAIN)
                                .setParameter(2, kind.name())
                                .setParameter(3, subject)
                                .setParameter(4, lead)
                                .executeUpdate());
    }

    /** To {@code a0@example.com}, {@code a1@example.com} and so on. */
    void notices(int count) {
        inTransaction(
                em -> {
                    for (int i = 0; i < count; i++) {
                        String recipient = "a" + i + "@example.com";
                        em.persist(
                                row(
                                        MailKind.PASSWORD_CHANGED,
                                        recipient,
                                        null,
                                        NewMail.NOTICE_LIFE));
                    }
                    return count;
                });
    }

    private OutboxMail put(MailKind kind, String recipient, String secret, Duration life) {
        return put(row(kind, recipient, secret, life));
    }

    private OutboxMail put(OutboxMail row) {
        inTransaction(
                em -> {
                    em.persist(row);
                    return row;
                });
        return row;
    }

    private OutboxMail row(MailKind kind, String recipient, String secret, Duration life) {
        NewMail mail =
                new NewMail(
                                kind,
                                DOMAIN,
                                "alice",
                                "en",
                                recipient,
                                JsonValue.EMPTY_JSON_OBJECT,
                                secret,
                                clock.instant(),
                                clock.instant().plus(life))
                        .with("by_himself", true)
                        .with("source", "");
        return row(mail);
    }

    private OutboxMail row(NewMail mail) {
        String mailId = Ids.next("mail");
        String secret = mail.secret();
        String sealed = secret == null ? null : secrets.seal(secret, SealedColumn.MAIL, mailId);
        return new OutboxMail(mailId, mail, sealed, "<" + mailId + "@example.com>");
    }

    /** The row as it is now. */
    OutboxMail look(OutboxMail mail) {
        return inTransaction(em -> em.find(OutboxMail.class, mail.mailId()));
    }

    /** As if it had been sealed with a key that is lost. */
    void breakSecret(OutboxMail mail) {
        inTransaction(
                em ->
                        em.createNativeQuery(
                                        "update mails set sealed_secret = ?1 where mail_id = ?2")
                                .setParameter(
                                        1, secrets.seal("123456", SealedColumn.MAIL, "another row"))
                                .setParameter(2, mail.mailId())
                                .executeUpdate());
    }

    /** The clock of leases is the database's own. */
    void letLeasesRunOut() {
        inTransaction(
                em ->
                        em.createNativeQuery(
                                        "update mails set claimed_until = claimed_until - interval '1 hour'")
                                .executeUpdate());
    }

    /** Who asks gets an entity manager and a transaction of his own, as in the container. */
    <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager em = Shared.FACTORY.createEntityManager();
        try {
            em.getTransaction().begin();
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            em.close();
        }
    }

    private static MailSettings settings() {
        MailSettings settings = new MailSettings();
        settings.host = Optional.empty();
        settings.port = Optional.empty();
        settings.user = Optional.empty();
        settings.password = Optional.empty();
        settings.from = Optional.of("identity@example.com");
        settings.replyTo = Optional.empty();
        settings.tls = "none";
        settings.timeout = Duration.ofSeconds(1);
        settings.serviceName = "Cloudforet";
        settings.lease = Duration.ofSeconds(30);
        settings.keep = Duration.ofDays(30);
        settings.consoleUrl = "http://{domain_name}.example.com/";
        return settings;
    }

    private static final class Shared {

        static final EntityManagerFactory FACTORY = open();

        private static EntityManagerFactory open() {
            DataSource database = ChangeLog.applied();
            found(database);
            String url = Database.url(database) + "&stringtype=unspecified";
            return Persistence.createEntityManagerFactory(
                    "mail-test", Map.of("jakarta.persistence.jdbc.url", url));
        }

        private static void found(DataSource database) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into domains (domain_id, name, state, tags, settings, created_at)"
                                + " values ('"
                                + DOMAIN
                                + "', 'acme', 'ENABLED', '{}', '{}', now())");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
