package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Node;
import spaceone.testkit.Staff;
import spaceone.testkit.SystemPostgres;

/** Back-up and restore with the scripts of server-config, as operators run them. */
@ByItself
@Tag("servers")
class BackupIT {

    @TempDir static Path place;

    private static Optional<SystemPostgres> postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = SystemPostgres.start();
        postgres.ifPresent(server -> server.createDatabase("live"));
        postgres.ifPresent(server -> server.createDatabase("restored"));
    }

    @AfterAll
    static void stopPostgres() {
        postgres.ifPresent(SystemPostgres::close);
    }

    @Test
    void whatWasBackedUpServesAgain() throws Exception {
        assumeTrue(postgres.isPresent(), "SKIPPED: there is no PostgreSQL with pg_dump");
        Path data = place.resolve("data");
        String token;
        Staff staff;
        try (Node live = start("live", data, Map.of())) {
            live.awaitReady();
            staff = Staff.on(live);
            token = staff.admin(live);
            backUp(data);
        }
        restore();
        try (Node restored = start("restored", place.resolve("data2"), mailServer());
                Node withoutKey = start("live", place.resolve("data3"), Map.of())) {
            restored.awaitReady();

            staff.signIn(restored);
            Staff.post(restored, "user/get", token, "{\"user_id\": \"kim\"}").is(200);
            assertThat(Mailbox.of(Staff.KIM_MAIL).number(1).text()).isNotBlank();
            assertThat(restored.output()).doesNotContain("This node has no key");

            assertThat(withoutKey.awaitEnd()).isEqualTo(1);
            assertThat(withoutKey.output())
                    .contains("This node has no key " + keyId())
                    .contains("Identity does not start: what this database keeps is sealed with")
                    .contains("1 of otp_secrets, 4 of signing_keys, 1 of external_auths")
                    .contains("Put that key behind the others in IDENTITY_SECRET_KEY.");
        } finally {
            staff.close();
        }
    }

    private static void backUp(Path data) throws IOException {
        Path vault = Files.createDirectory(place.resolve("vault"));
        Path dumps = Files.createDirectory(place.resolve("dumps"));
        Map<String, String> environment = new HashMap<>(postgres.get().environment("live"));
        environment.put("IDENTITY_KEY_FILE", data.resolve("secret.key").toString());
        environment.put("IDENTITY_KEY_BACKUP", dumps.resolve("identity.key").toString());
        refused(environment, "backup.sh", dumps.resolve("one"), "must not lie beside the dump");

        environment.put("IDENTITY_KEY_BACKUP", vault.resolve("identity.key").toString());
        String said = run(environment, "backup.sh", dumps.resolve("one"));

        String key = Files.readString(data.resolve("secret.key")).strip();
        assertThat(said).contains("copied to").contains(keyId()).doesNotContain(key);
        assertThat(Files.readString(vault.resolve("identity.key")).strip()).isEqualTo(key);
        for (Path file :
                new Path[] {vault.resolve("identity.key"), dumps.resolve("one/identity.dump")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        refused(environment, "backup.sh", dumps.resolve("one"), "nothing is overwritten");
        Files.writeString(vault.resolve("other.key"), "another key than the one that is in use\n");
        environment.put("IDENTITY_KEY_BACKUP", vault.resolve("other.key").toString());
        refused(environment, "backup.sh", dumps.resolve("two"), "is another key");
        assertThat(dumps.resolve("two.part")).doesNotExist();
    }

    private static void restore() throws IOException {
        Path dump = place.resolve("dumps/one");
        Map<String, String> environment = new HashMap<>(postgres.get().environment("restored"));
        environment.put("IDENTITY_KEY_BACKUP", place.resolve("vault/identity.key").toString());
        environment.put("IDENTITY_DATA_DIR", place.resolve("data2").toString());
        Path damaged = Files.createDirectory(place.resolve("damaged"));
        Files.write(damaged.resolve("identity.dump"), new byte[] {1, 2, 3});
        Files.copy(dump.resolve("identity.dump.sha256"), damaged.resolve("identity.dump.sha256"));
        refused(environment, "restore.sh", damaged, "is damaged");

        run(environment, "restore.sh", dump);

        refused(environment, "restore.sh", dump, "is not empty");
    }

    private static String run(Map<String, String> environment, String script, Path directory) {
        return SystemPostgres.run(environment, "sh", "server-config/" + script, "" + directory);
    }

    private static void refused(
            Map<String, String> environment, String script, Path directory, String why) {
        assertThatThrownBy(() -> run(environment, script, directory)).hasMessageContaining(why);
    }

    private static String keyId() throws IOException {
        return Files.readString(place.resolve("dumps/one/keys.id")).strip();
    }

    private static Map<String, String> mailServer() {
        return Map.of(
                "IDENTITY_SMTP_HOST", "localhost",
                "IDENTITY_SMTP_PORT", "" + Mailbox.smtpPort(),
                "IDENTITY_SMTP_TLS", "none",
                "IDENTITY_SMTP_FROM", "identity@example.com");
    }

    private static Node start(String database, Path data, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("IDENTITY_DB_URL", postgres.get().url(database));
        environment.put("IDENTITY_DATA_DIR", data.toString());
        environment.put("IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD);
        environment.put("IDENTITY_EXTERNAL_ALLOW_PRIVATE_ADDRESSES", "true");
        return Node.start(environment, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }
}
