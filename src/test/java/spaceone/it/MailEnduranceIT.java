package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.ScriptedSmtp.Act.BUSY;
import static spaceone.testkit.ScriptedSmtp.Act.DROP_AFTER_DATA;
import static spaceone.testkit.ScriptedSmtp.Act.DROP_BEFORE_DATA;
import static spaceone.testkit.ScriptedSmtp.Act.STALL;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.Outbox;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.ScriptedSmtp.Act;
import spaceone.testkit.ScriptedSmtp.Taken;

/**
 * A service that is killed while it sends, and a mail server that hangs up, stalls and refuses:
 * every mail arrives, and is repeated only where nobody could know that it had arrived.
 *
 * <p>The size is small here. The proof in full: {@code mvn verify -Dit.test=MailEnduranceIT
 * -Dtest=NoUnit -Dsurefire.failIfNoSpecifiedTests=false -Dit.mails=10000 -Dit.kills=10}
 */
@ByItself
@Tag("endurance")
class MailEnduranceIT {

    private static final int MAILS = Integer.getInteger("it.mails", 300);
    private static final int KILLS = Integer.getInteger("it.kills", 2);
    private static final String SECRET_KEY = "a key that all starts of this test share";
    private static final String TOKEN = "Sesame-4-Open-";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final DataSource database = Database.fresh();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final Outbox outbox = new Outbox(database, SECRET_KEY);

    @Test
    void everyMailArrivesHoweverOftenTheSenderIsKilled() throws Exception {
        int unknown = planTrouble();
        long begin = System.nanoTime();
        for (int start = 0; start <= KILLS; start++) {
            try (Node node = start()) {
                node.awaitReady();
                if (start == 0) {
                    outbox.fill(MAILS, TOKEN);
                }
                if (start < KILLS) {
                    awaitTaken(MAILS * (start + 1) / (KILLS + 1));
                    node.kill();
                } else {
                    awaitAllSent();
                }
                assertThat(node.output()).doesNotContain(TOKEN).doesNotContain("sso_access_token");
            }
        }
        Map<String, List<Taken>> byRecipient =
                server.taken().stream().collect(Collectors.groupingBy(Taken::recipient));
        int repeats = server.count() - MAILS;
        System.out.printf(
                "%d mails, %d kills: all arrived, %d repeats, %d connections, %d s%n",
                byRecipient.size(),
                KILLS,
                repeats,
                server.connections(),
                (System.nanoTime() - begin) / 1_000_000_000);

        assertThat(byRecipient).hasSize(MAILS);
        assertThat(byRecipient.values()).allSatisfy(MailEnduranceIT::isRepeatedForAReason);
        assertThat(repeats).isBetween(unknown, unknown + KILLS);
        assertThat(outbox.count("sealed_secret is not null")).isZero();
    }

    /** One message, and whoever sent it again had not read that it was taken. */
    private static void isRepeatedForAReason(List<Taken> takes) {
        assertThat(takes).extracting(Taken::messageId).containsOnly(takes.get(0).messageId());
        assertThat(takes.subList(0, takes.size() - 1)).noneMatch(Taken::isKnown);
    }

    /** Returns how many mails will be taken without the sender's knowing. */
    private int planTrouble() {
        int unknown = 0;
        Map<Integer, Act> acts = new HashMap<>();
        for (int i = 0; i < MAILS; i++) {
            if (i % 151 == 7 && i < 1000) {
                acts.put(i, STALL);
            } else if (i % 50 == 1) {
                acts.put(i, DROP_AFTER_DATA);
            } else if (i % 50 == 2) {
                acts.put(i, BUSY);
            } else if (i % 50 == 3) {
                acts.put(i, DROP_BEFORE_DATA);
            }
        }
        for (Map.Entry<Integer, Act> act : acts.entrySet()) {
            server.plan("m" + act.getKey() + "@example.com", act.getValue());
            unknown += act.getValue() == STALL || act.getValue() == DROP_AFTER_DATA ? 1 : 0;
        }
        return unknown;
    }

    private void awaitTaken(int count) throws InterruptedException {
        assertThat(server.awaitCount(count, LIMIT)).as("%d of %d", server.count(), count).isTrue();
    }

    private void awaitAllSent() throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (outbox.count("state = 'SENT'") < MAILS) {
            assertThat(System.nanoTime())
                    .as("%d are queued", outbox.count("state = 'QUEUED'"))
                    .isLessThan(end);
            server.awaitCount(Integer.MAX_VALUE, Duration.ofMillis(200));
        }
    }

    private Node start() {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL", Database.url(database),
                        "IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD,
                        "IDENTITY_SECRET_KEY", SECRET_KEY,
                        "IDENTITY_SMTP_HOST", "localhost",
                        "IDENTITY_SMTP_PORT", String.valueOf(server.port()),
                        "IDENTITY_SMTP_TLS", "none",
                        "IDENTITY_SMTP_FROM", "identity@example.com",
                        "IDENTITY_SMTP_TIMEOUT", "PT2S",
                        "IDENTITY_MAIL_LEASE", "PT15S");
        return Node.start(environment, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }
}
