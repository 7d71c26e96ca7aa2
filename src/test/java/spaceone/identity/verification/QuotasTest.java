package spaceone.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Chore;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How often something may be asked for, and what is kept of counts. */
@InRoom
class QuotasTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String HOME = "192.0.2.7";

    @Inject Quotas quotas;
    @Inject FailedAttempts failedAttempts;
    @Inject VerificationPurge purge;
    @Inject RoomClock clock;
    @Inject Room room;

    private String subject;

    @BeforeEach
    void begin() {
        subject = Town.unique("letters");
    }

    @Proves({"2.3.2", "2.4.1"})
    @Test
    void soManyAreGivenInAWhileAndThenAgain() {
        assertThat(take()).isTrue();
        assertThat(take()).isTrue();
        assertThat(take()).isFalse();
        clock.pass(HOUR.minusMillis(1));
        assertThat(take()).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(take()).isTrue();
        assertThat(take()).isTrue();
        assertThat(take()).isFalse();
    }

    private boolean take() {
        return quotas.take(subject, 2, HOUR);
    }

    @Test
    void whatWasAskedForInVainMakesTheWaitNoLonger() {
        for (int i = 0; i < 10; i++) {
            take();
        }

        assertThat(quotas.untilFree(subject, HOUR)).isEqualTo(HOUR);
        assertThat(room.value("select used from quotas where subject = ?1", subject)).isEqualTo(3);
        clock.pass(HOUR);
        assertThat(take()).isTrue();
        assertThat(take()).isTrue();
    }

    @Test
    void itIsKnownWithoutTakingWhetherNoneIsLeft() {
        take();
        take();
        assertThat(quotas.isSpent(subject, 2, HOUR)).isFalse();
        take();
        assertThat(quotas.isSpent(subject, 2, HOUR)).isTrue();
        assertThat(quotas.isSpent("other " + subject, 2, HOUR)).isFalse();
        clock.pass(HOUR);
        assertThat(quotas.isSpent(subject, 2, HOUR)).isFalse();
    }

    @Test
    void oneIsToldWhenToComeAgain() {
        assertThat(quotas.untilFree(subject, HOUR)).isEqualTo(Duration.ofSeconds(1));
        take();
        clock.pass(Duration.ofMinutes(20));
        assertThat(quotas.untilFree(subject, HOUR)).isEqualTo(Duration.ofMinutes(40));
        clock.pass(Duration.ofMinutes(40).minusMillis(1001));
        assertThat(quotas.untilFree(subject, HOUR)).isEqualTo(Duration.ofMillis(1001));
        clock.pass(Duration.ofMillis(2));
        assertThat(quotas.untilFree(subject, HOUR)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsForgottenWasNeverAskedFor() {
        take();
        take();
        quotas.forget(subject);
        assertThat(take()).isTrue();
        assertThat(take()).isTrue();
    }

    @Test
    void aNetworkIsOneSource() {
        assertThat(quotas.takeFrom("2001:db8:1:2::7", subject, 1, HOUR)).isTrue();
        assertThat(quotas.takeFrom("2001:db8:1:2::8", subject, 1, HOUR)).isFalse();
        assertThat(quotas.takeFrom(HOME, subject, 1, HOUR)).isTrue();
    }

    @Test
    void aRefusalDoesNotGiveBackWhatWasTaken() {
        room.together(
                () -> {
                    take();
                    take();
                });
        assertThat(take()).isFalse();
    }

    @Test
    void countsThatCountForNothingAnyMoreAreRemoved() {
        take();
        String account = Town.unique("domain alice");
        failedAttempts.wrong(failedAttempts.begin(account, HOME).attempt().orElseThrow());
        failedAttempts.know(account, HOME);

        clock.pass(Duration.ofDays(1));
        purge();
        assertThat(counted("quotas", "subject", subject)).isOne();
        assertThat(counted("failed_attempts", "subject", "account " + account)).isZero();
        clock.pass(Duration.ofMillis(1));
        purge();
        assertThat(counted("quotas", "subject", subject)).isZero();

        clock.pass(Duration.ofDays(89).minusMillis(1));
        purge();
        assertThat(counted("known_sources", "account", account)).isOne();
        clock.pass(Duration.ofMillis(1));
        purge();
        assertThat(counted("known_sources", "account", account)).isZero();
    }

    @Test
    void aBlockThatStandsIsKept() {
        String account = Town.unique("domain alice");
        for (int i = 0; i < 10; i++) {
            failedAttempts.wrong(
                    failedAttempts.begin(account, "192.0.2." + i).attempt().orElseThrow());
            clock.pass(Duration.ofSeconds(25));
        }
        clock.pass(Duration.ofSeconds(51));
        purge();
        assertThat(counted("failed_attempts", "subject", "account " + account)).isOne();
        assertThat(failedAttempts.blockedUntil(account)).isPresent();
    }

    @Test
    void portionsAreReportedAsTheyWere() {
        room.tamper("delete from quotas");
        take();
        quotas.take("other " + subject, 2, HOUR);
        clock.pass(Duration.ofDays(2));

        assertThat(quotas.purge(1)).isOne();
        assertThat(quotas.purge(10)).isOne();
        assertThat(quotas.purge(10)).isZero();

        room.tamper("delete from failed_attempts");
        failedAttempts.wrong(failedAttempts.begin("alice", HOME).attempt().orElseThrow());
        clock.pass(Duration.ofDays(2));

        assertThat(failedAttempts.purge(1)).isOne();
        assertThat(failedAttempts.purge(10)).isOne();
        assertThat(failedAttempts.purge(10)).isZero();
    }

    @Test
    void whoIsSeenAgainAfterADayStaysKnown() {
        String account = Town.unique("domain alice");
        failedAttempts.know(account, HOME);
        clock.pass(Duration.ofHours(23));
        failedAttempts.know(account, HOME);
        assertThat(seen(account)).isEqualTo(1L);
        clock.pass(Duration.ofDays(60));
        failedAttempts.know(account, HOME);
        clock.pass(Duration.ofDays(60));

        assertThat(failedAttempts.isKnown(account, HOME)).isTrue();
        assertThat(failedAttempts.isKnown(account, "192.0.2.8")).isFalse();
        assertThat(failedAttempts.isKnown("other " + account, HOME)).isFalse();
    }

    private Object seen(String account) {
        return room.value("select count(*) from known_sources where account = ?1", account);
    }

    @Test
    void ofWhoIsGoneNothingIsKept() {
        String account = Town.unique("domain alice");
        failedAttempts.know(account, HOME);
        for (int i = 0; i < 10; i++) {
            failedAttempts.wrong(failedAttempts.begin(account, HOME).attempt().orElseThrow());
        }
        assertThat(failedAttempts.blockedUntil(account)).isPresent();

        failedAttempts.forgetAll(account);

        assertThat(failedAttempts.isKnown(account, HOME)).isFalse();
        assertThat(failedAttempts.blockedUntil(account)).isEmpty();
        assertThat(counted("failed_attempts", "subject", "account " + account + " from " + HOME))
                .isZero();
    }

    @Test
    void thePurgeHasAChoreForEachKindOfCount() {
        assertThat(purge.chores())
                .extracting(Chore::name)
                .containsExactly("purge-failed-attempts", "purge-codes", "purge-quotas");
    }

    private void purge() {
        failedAttempts.purge(100_000);
        quotas.purge(100_000);
    }

    private int counted(String table, String column, String value) {
        List<?> rows = room.rows("select 1 from " + table + " where " + column + " = ?1", value);
        return rows.size();
    }
}
