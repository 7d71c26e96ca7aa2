package spaceone.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;

/** What is counted of sign-ins, and whom it keeps out. */
@InRoom
class AttemptsTest {

    private static final String ALICE = "domain-1 alice";
    private static final String HOME = "192.0.2.7";
    private static final String AWAY = "203.0.113.9";

    @Inject Attempts attempts;
    @Inject FailedAttempts failedAttempts;
    @Inject RoomClock clock;
    @Inject Room room;

    @BeforeEach
    void nothingIsCounted() {
        room.tamper("delete from failed_attempts");
        room.tamper("delete from known_sources");
    }

    @Proves("6.3.1")
    @Test
    void tenWrongAnswersBlockTheAccountForFiveMinutes() {
        wrong(10, AWAY);

        assertThat(blocked(AWAY)).contains(Duration.ofSeconds(300));
        assertThat(blocked(HOME)).isPresent();
        assertThat(failedAttempts.blockedUntil(ALICE)).contains(clock.instant().plusSeconds(300));
        clock.pass(Duration.ofSeconds(301));
        assertThat(blocked(AWAY)).isEmpty();
        assertThat(failedAttempts.blockedUntil(ALICE)).isEmpty();
    }

    @Test
    void aRightAnswerStartsAfresh() {
        wrong(9, AWAY);
        right(AWAY);
        wrong(9, AWAY);

        assertThat(blocked(AWAY)).isEmpty();
        assertThat(pending("source " + AWAY)).isZero();
    }

    @Test
    void whatIsNoAnswerIsNotCounted() {
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> judge(AWAY, "away")).isInstanceOf(IdentityException.class);
            assertThatThrownBy(() -> judge(AWAY, "broken"))
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
        wrong(9, AWAY);

        assertThat(blocked(AWAY)).isEmpty();
    }

    @Test
    void anyNumberOfRightAnswersAtOnceIsTaken() {
        List<Callable<String>> all =
                IntStream.range(0, 40)
                        .<Callable<String>>mapToObj(i -> () -> judge(AWAY, "right"))
                        .toList();

        assertThat(Parallel.run(40, all)).hasSize(40).containsOnly("right");
    }

    @Test
    void ofAnyNumberOfGuessesAtOnceTenAreLookedAt() {
        AtomicInteger looked = new AtomicInteger();
        ConcurrentLinkedQueue<String> ends = new ConcurrentLinkedQueue<>();
        List<Callable<String>> all =
                IntStream.range(0, 40)
                        .<Callable<String>>mapToObj(
                                i ->
                                        () -> {
                                            try {
                                                return judge(
                                                        AWAY,
                                                        () -> {
                                                            looked.incrementAndGet();
                                                            throw refusal("wrong");
                                                        });
                                            } catch (IdentityException e) {
                                                ends.add(e.getMessage());
                                                return "";
                                            }
                                        })
                        .toList();

        Parallel.run(40, all);

        assertThat(looked).hasValue(10);
        assertThat(ends).filteredOn(end -> end.contains("blocked")).hasSize(30);
    }

    @Proves("6.3.1")
    @Test
    void strangersElsewhereDoNotLockTheDoorTheUserCameThroughBefore() {
        failedAttempts.know(ALICE, HOME);
        wrong(10, AWAY);

        assertThat(blocked(AWAY)).isPresent();
        assertThat(blocked(HOME)).isEmpty();
        wrong(10, HOME);
        assertThat(blocked(HOME)).isPresent();
        clock.pass(Duration.ofSeconds(301));
        assertThat(blocked(HOME)).isEmpty();
        clock.pass(Duration.ofDays(91));
        wrong(10, AWAY);
        assertThat(blocked(HOME)).isPresent();
    }

    /**
     * Machines with IPv6 take another of its addresses every day, and an attacker any of theirs.
     */
    @Test
    void aUserIsKnownByTheNetworkThatTheyComeFrom() {
        failedAttempts.know(ALICE, "2001:db8:1:2::7");
        wrong(10, AWAY);

        assertThat(blocked("2001:db8:1:2:aaaa::1")).isEmpty();
        assertThat(blocked("2001:db8:1:3::7")).isPresent();
        for (int i = 1; i <= 10; i++) {
            wrong(1, "2001:db8:1:2::" + i);
        }
        assertThat(blocked("2001:db8:1:2:bbbb::1")).isPresent();
        failedAttempts.forget(ALICE);
        assertThat(blocked("2001:db8:1:2:bbbb::1")).isEmpty();
    }

    @Test
    void aLiftedBlockIsLiftedEverywhere() {
        failedAttempts.know(ALICE, HOME);
        wrong(10, AWAY);
        wrong(10, HOME);

        failedAttempts.forget(ALICE);

        assertThat(blocked(AWAY)).isEmpty();
        assertThat(blocked(HOME)).isEmpty();
        assertThat(failedAttempts.isKnown(ALICE, HOME)).isTrue();
    }

    @Proves("6.3.1")
    @Test
    void aSourceIsBlockedForWhateverAccountItTries() {
        for (int i = 0; i < 100; i++) {
            String account = "domain-1 user" + i;
            assertThatThrownBy(() -> judge(account, AWAY, () -> thrown("wrong")));
        }

        assertThat(blocked(AWAY)).isPresent();
        assertThat(blocked(HOME)).isEmpty();
        // Whoever is turned away at the source takes no room of the account.
        assertThat(pending("account " + ALICE)).isZero();
    }

    @Test
    void whoIsRefusedForAnotherReasonIsNotLockedOutButStoppedWhereTheyGoOn() {
        for (int i = 0; i < 99; i++) {
            assertThatThrownBy(() -> judge(AWAY, "expired")).hasMessageContaining("expired");
        }
        assertThat(blocked(AWAY)).isEmpty();
        assertThat(judge(HOME, "right")).isEqualTo("right");

        assertThatThrownBy(() -> judge(AWAY, "expired")).hasMessageContaining("expired");

        assertThat(blocked(AWAY)).isPresent();
        assertThat(blocked(HOME)).isEmpty();
    }

    @Test
    void anAttemptOfAKilledNodeEndsByItself() {
        for (int i = 0; i < 10; i++) {
            assertThat(failedAttempts.begin(ALICE, AWAY).attempt()).isPresent();
        }
        assertThat(failedAttempts.begin(ALICE, AWAY).attempt()).isEmpty();

        clock.pass(Duration.ofSeconds(61));

        assertThat(failedAttempts.begin(ALICE, AWAY).attempt()).isPresent();
    }

    private void wrong(int times, String source) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> judge(source, "wrong")).hasMessageContaining("wrong");
        }
    }

    private void right(String source) {
        assertThat(judge(source, "right")).isEqualTo("right");
    }

    /** For how long; empty when an attempt may go on. */
    private Optional<Duration> blocked(String source) {
        FailedAttempts.Admission admission = failedAttempts.begin(ALICE, source);
        admission.attempt().ifPresent(failedAttempts::drop);
        return admission.blocked();
    }

    private String judge(String source, String end) {
        return judge(source, () -> end.equals("right") ? end : thrown(end));
    }

    private int pending(String subject) {
        return ((Number)
                        room.value(
                                "select pending from failed_attempts where subject = ?1", subject))
                .intValue();
    }

    private String judge(String source, java.util.function.Supplier<String> work) {
        return judge(ALICE, source, work);
    }

    private String judge(String account, String source, java.util.function.Supplier<String> work) {
        return attempts.judge(
                account,
                source,
                left -> refusal("blocked").retryAfter(left),
                AttemptsTest::verdict,
                work);
    }

    private static Attempts.Verdict verdict(IdentityException refusal) {
        return refusal.getMessage().contains("expired")
                ? Attempts.Verdict.REFUSED
                : Attempts.Verdict.wrongIf(refusal.getMessage().contains("wrong"));
    }

    private static String thrown(String end) {
        if (end.equals("broken")) {
            throw new IllegalStateException(end);
        }
        throw refusal(end);
    }

    private static IdentityException refusal(String why) {
        return CommonError.AUTHENTICATE_FAILURE.with(why);
    }
}
