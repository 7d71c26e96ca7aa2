package spaceone.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.StartRefused;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;
import spaceone.testkit.Ear;
import spaceone.testkit.Proves;

/** A change of the secret key while nodes run. */
class KeySweepTest {

    private static final String OLD = "the key that everything was sealed with";
    private static final String NEW = "the key that everything is to be sealed with";
    private static final Secrets OLDEST = new Secrets(OLD);
    private static final Secrets NEWEST = new Secrets(NEW);
    private static final String OLD_ID = OLDEST.sealingKey();
    private static final String NEW_ID = NEWEST.sealingKey();

    private static DataSource database;
    private static EntityManagerFactory factory;

    private final Ear ear = new Ear("spaceone.identity.secret");
    private final List<String> said = ear.lines();

    @BeforeAll
    static void open() throws SQLException {
        database = ChangeLog.applied();
        factory =
                Persistence.createEntityManagerFactory(
                        "secret-test",
                        Map.of("jakarta.persistence.jdbc.url", Database.url(database)));
        execute(
                "insert into domains (domain_id, name, state, created_at) values ('d1', 'acme', 'ENABLED', now())");
        execute(
                "insert into users (domain_id, user_id, folded_id, state, auth_type, language, timezone, created_at)"
                        + " values ('d1', 'kim', 'kim', 'ENABLED', 'LOCAL', 'en', 'UTC', now())");
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @BeforeEach
    void seal() throws SQLException {
        execute("truncate otp_secrets, external_auths, signing_keys, mails, secret_keys");
        otpSecret("s1");
        execute(
                "insert into external_auths (domain_id, plugin_id, options, metadata, secret, updated_at)"
                        + " values ('d1', 'p', '{}', '{}', ?, now())",
                OLDEST.seal("plain", SealedColumn.EXTERNAL_AUTH, "d1"));
        execute(
                "insert into signing_keys values ('k1', 'd1', 'ACCESS', '{}', ?, now(), now())",
                OLDEST.seal("plain", SealedColumn.SIGNING_KEY, "k1"));
        execute(
                "insert into mails (mail_id, domain_id, user_id, kind, recipient, sealed_secret, message_id,"
                        + " next_attempt_at, created_at, expires_at)"
                        + " values ('m1', 'd1', 'kim', 'RESET_LINK', 'kim@acme.io', ?, '<m1>', now(), now(), now())",
                OLDEST.seal("plain", SealedColumn.MAIL, "m1"));
    }

    @AfterEach
    void stopListening() {
        ear.close();
    }

    @Proves("11.2.2")
    @Test
    void everythingIsSealedAnewAndStaysWhatItWas() throws SQLException {
        node(OLD).started();

        node(NEW + "," + OLD).started().sweep.sweep();

        opens("select secret from otp_secrets", SealedColumn.OTP_SECRET, "s1");
        opens("select secret from external_auths", SealedColumn.EXTERNAL_AUTH, "d1");
        opens("select private_jwk from signing_keys", SealedColumn.SIGNING_KEY, "k1");
        opens("select sealed_secret from mails", SealedColumn.MAIL, "m1");
        assertThat(said)
                .contains(
                        "INFO Secrets are sealed with key " + NEW_ID + ".",
                        "INFO Sealed with the older key "
                                + OLD_ID
                                + ": 1 of otp_secrets, 1 of signing_keys, 1 of external_auths, 1 of"
                                + " mails.");
        assertThat(ear.last())
                .startsWith("INFO Nothing is sealed with key " + OLD_ID + " any more. Keep");
    }

    @Test
    void theOldKeyIsNeededForAnHourAfterTheLastNodeSealedWithIt() throws SQLException {
        SealedNode other = node(OLD).started();
        SealedNode node = node(NEW + "," + OLD).started();
        node.sweep.sweep();
        execute("update secret_keys set seen_at = seen_at - interval '59 minutes'");

        node.sweep.sweep();
        assertThat(said).noneMatch(line -> line.contains("may be taken away"));

        execute("update secret_keys set seen_at = seen_at - interval '1 minute'");
        node.sweep.sweep();
        assertThat(ear.last())
                .isEqualTo("INFO Nothing needs key " + OLD_ID + " any more: it may be taken away.");

        other.sweep.sweep();
        node.sweep.sweep();
        assertThat(ear.last()).contains("any more. Keep");
    }

    @Test
    void nodesDoNotFightWhileTheNewKeySpreads() throws SQLException {
        SealedNode behind = node(OLD + "," + NEW).started();
        behind.sweep.sweep();
        assertThat(ear.last()).contains("sealed with key " + NEW_ID + ". It is there to open.");
        SealedNode ahead = node(NEW + "," + OLD).started();
        ahead.sweep.sweep();

        behind.sweep.sweep();
        behind.sweep.sweep();

        assertThat(sealedWith(NEW_ID)).isEqualTo(4);
        assertThat(ear.last())
                .isEqualTo(
                        "INFO A node that started later seals with key "
                                + NEW_ID
                                + ". This one seals with "
                                + OLD_ID
                                + " until it is started with the same key in front.");
        assertThat(said.stream().filter(line -> line.contains("started later"))).hasSize(1);

        // and who thinks better of it goes back
        SealedNode back = node(OLD + "," + NEW).started();
        back.sweep.sweep();
        assertThat(sealedWith(OLD_ID)).isEqualTo(4);
    }

    @Test
    void aRowInUseIsLeftForTheNextTime() throws SQLException {
        otpSecret("s2");
        SealedNode node = node(NEW + "," + OLD).started();
        try (Connection user = database.getConnection()) {
            user.setAutoCommit(false);
            user.createStatement()
                    .execute("update otp_secrets set last_step = 1 where secret_id = 's2'");

            node.sweep.sweep();
            assertThat(sealedWith(NEW_ID)).isEqualTo(4);
            user.commit();
        }
        node.sweep.sweep();

        assertThat(sealedWith(NEW_ID)).isEqualTo(5);
        assertThat(one("select last_step from otp_secrets where secret_id = 's2'")).isEqualTo("1");
    }

    @Test
    void anotherNodeGoesOnWhereOneWasStopped() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(OTP_SECRET)) {
            for (int i = 0; i < 5200; i++) {
                insert.setString(1, "x" + i);
                insert.setString(2, OLDEST.seal("plain", SealedColumn.OTP_SECRET, "x" + i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        node(NEW + "," + OLD).started().sweep.sweep();
        int first = sealedWith(NEW_ID);
        assertThat(first).isBetween(4000, 5100);

        SealedNode other = node(NEW + "," + OLD).started();
        other.sweep.sweep();

        assertThat(sealedWith(OLD_ID)).isZero();
        opens(
                "select secret from otp_secrets where secret_id = 'x5199'",
                SealedColumn.OTP_SECRET,
                "x5199");
    }

    @Test
    void whatCannotBeOpenedDoesNotHoldUpTheRest() throws SQLException {
        execute(
                "update otp_secrets set secret = ?",
                OLDEST.seal("x", SealedColumn.OTP_SECRET, "s9"));
        otpSecret("s2");
        SealedNode node = node(NEW + "," + OLD).started();

        node.sweep.sweep();
        node.sweep.sweep();

        assertThat(sealedWith(NEW_ID)).isEqualTo(4);
        assertThat(sealedWith(OLD_ID)).isEqualTo(1);
        assertThat(said.stream().filter(line -> line.startsWith("WARNING Cannot seal"))).hasSize(1);
        assertThat(said).noneMatch(line -> line.contains("Nothing"));
    }

    @Test
    void aNodeWithoutAnyKeyOfTheDatabaseDoesNotStart() throws SQLException {
        assertThatThrownBy(() -> node(NEW).started())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("sealed with the key " + OLD_ID);

        assertThat(ear.last())
                .isEqualTo(
                        "WARNING This node has no key "
                                + OLD_ID
                                + ", and cannot read what is sealed with it: 1 of otp_secrets, 1 of"
                                + " signing_keys, 1 of external_auths, 1 of mails. Put that key behind"
                                + " the others in IDENTITY_SECRET_KEY.");
        assertThat(String.join("", said)).doesNotContain(OLD).doesNotContain(NEW);
        assertThat(sealedWith(OLD_ID)).isEqualTo(4);
    }

    @Test
    void withOneKeyThereIsNothingToSay() {
        SealedNode node = node(OLD).started();

        node.sweep.sweep();

        assertThat(said).containsExactly("INFO Secrets are sealed with key " + OLD_ID + ".");
    }

    private static final String OTP_SECRET =
            "insert into otp_secrets (secret_id, user_key, secret, created_at) select ?, id, ?, now() from users";

    private static void otpSecret(String id) throws SQLException {
        execute(OTP_SECRET, id, OLDEST.seal("plain", SealedColumn.OTP_SECRET, id));
    }

    private static void opens(String sql, SealedColumn column, String row) throws SQLException {
        assertThat(NEWEST.open(one(sql), column, row)).isEqualTo("plain");
    }

    private static SealedNode node(String keys) {
        return new SealedNode(factory, keys);
    }

    private static int sealedWith(String keyId) throws SQLException {
        return Integer.parseInt(
                one(
                        """
                        select count(*) from (select secret from otp_secrets union all select secret from external_auths
                            union all select private_jwk from signing_keys union all select sealed_secret from mails)
                        sealed (text) where text like 'v1.%s.%%'
                        """
                                .formatted(keyId)));
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
