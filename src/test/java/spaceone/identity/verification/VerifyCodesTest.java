package spaceone.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static spaceone.identity.verification.CodePurpose.EMAIL_VERIFY;
import static spaceone.identity.verification.CodePurpose.MFA_DISABLE;
import static spaceone.identity.verification.CodePurpose.MFA_LOGIN;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.secret.Secrets;
import spaceone.identity.user.User;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How a mailed code lives, and what it opens. */
@InRoom
class VerifyCodesTest {

    private static final String ADDRESS = "alice@example.com";

    @Inject VerifyAttempts attempts;

    /** As others call it. */
    @Inject VerifyCodes container;

    @Inject EntityManager em;
    @Inject Actor actor;
    @Inject Event<VerifyCodeIssued> issued;
    @Inject RoomClock clock;
    @Inject Room room;
    @Inject Heard heard;
    @Inject Town town;

    private final AtomicInteger comparisons = new AtomicInteger();
    private final VerifyCodes codes = new VerifyCodes();
    private CodeOwner alice;
    private CodeOwner bob;

    @BeforeEach
    void furnish() {
        alice = owner(town.user("alice"));
        bob = owner(town.user("bob"));
        codes.em = em;
        codes.clock = clock;
        codes.secrets = new CountingSecrets();
        codes.attempts = attempts;
        codes.actor = actor;
        codes.issued = issued;
    }

    private static CodeOwner owner(User user) {
        return new CodeOwner(user.domainId(), user.key(), user.userId(), "en");
    }

    /** Counts how often a code was compared. */
    private final class CountingSecrets extends Secrets {

        CountingSecrets() {
            super("a key of the tests that is long enough for them");
        }

        @Override
        public boolean isMac(byte[] mac, String purpose, byte[]... parts) {
            comparisons.incrementAndGet();
            return super.isMac(mac, purpose, parts);
        }
    }

    @Test
    void theRightCodeIsGoodOnce() {
        String code = send(EMAIL_VERIFY);

        assertThat(code).matches("[1-9][0-9]{5}");
        accepts(EMAIL_VERIFY, code);
        refuses(EMAIL_VERIFY, code);
    }

    @Test
    void aRightCodeThatCameTooLateIsNoGuess() {
        String code = send(MFA_LOGIN);
        accepts(MFA_LOGIN, code);
        String other = code.equals("111111") ? "222222" : "111111";

        assertThat(VerifyCodes.isGuess(refusal(MFA_LOGIN, code))).isFalse();
        assertThat(VerifyCodes.isGuess(refusal(MFA_LOGIN, other))).isTrue();

        clock.pass(MFA_LOGIN.lifetime());
        assertThat(VerifyCodes.isGuess(refusal(MFA_LOGIN, code))).isTrue();
    }

    private IdentityException refusal(CodePurpose purpose, String code) {
        return catchThrowableOfType(IdentityException.class, () -> confirm(alice, purpose, code));
    }

    @Test
    void blanksAroundItDoNotMatter() {
        accepts(EMAIL_VERIFY, " " + send(EMAIL_VERIFY) + "\n");
    }

    @ParameterizedTest
    @EnumSource(CodePurpose.class)
    void itDiesWithItsTime(CodePurpose purpose) {
        String code = send(purpose);

        clock.pass(purpose.lifetime().minusMillis(1));
        String other = code.equals("111111") ? "222222" : "111111";
        refuses(purpose, other);
        assertThat(comparisons).hasValue(1);

        clock.pass(Duration.ofMillis(1));
        refuses(purpose, code);
        assertThat(comparisons).hasValue(1);
    }

    @Proves("6.6.2")
    @Test
    void aCodeOfOnePurposeNeverWorksForAnother() {
        String code = send(MFA_DISABLE);
        send(MFA_LOGIN);

        refuses(MFA_LOGIN, code);
        accepts(MFA_DISABLE, code);
    }

    @Test
    void aCodeIsItsUsersAlone() {
        String code = send(EMAIL_VERIFY);
        send(bob, EMAIL_VERIFY, "bob@example.com");

        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> confirm(bob, EMAIL_VERIFY, code));
    }

    @Test
    void whoeverMovesTheRowDoesNotMoveTheCode() {
        String code = send(EMAIL_VERIFY);

        assertThat(
                        room.tamper(
                                "update verify_codes set target = 'mallory@example.com' where user_key = ?1",
                                alice.userKey()))
                .isEqualTo(1);

        refuses(EMAIL_VERIFY, code);
    }

    @Test
    void theCodeIsNotInTheTable() {
        String code = send(EMAIL_VERIFY);

        assertThat(
                        room.tamper(
                                "update verify_codes set tries = tries where cast(verify_codes as text) like ?1 and user_key = ?2",
                                "%" + code + "%",
                                alice.userKey()))
                .isZero();
    }

    @Proves("6.6.2")
    @Test
    void aNewerCodeKillsTheOlder() {
        String older = send(EMAIL_VERIFY);
        String newer = send(EMAIL_VERIFY);

        if (!older.equals(newer)) {
            refuses(EMAIL_VERIFY, older);
        }
        accepts(EMAIL_VERIFY, newer);
    }

    @Proves("6.6.3")
    @Test
    void fiveTriesAreAllThereIs() {
        String code = send(EMAIL_VERIFY);
        for (int i = 0; i < 5; i++) {
            refuses(EMAIL_VERIFY, "wrong");
        }

        refuses(EMAIL_VERIFY, code);

        assertThat(comparisons).hasValue(5);
    }

    @Proves({"2.3.4", "6.5.1", "15.4.2"})
    @Test
    void ofManyUsesAtOnceOneSucceeds() {
        String code = send(EMAIL_VERIFY);
        Callable<Boolean> use = () -> isAccepted(EMAIL_VERIFY, code);

        List<Boolean> accepted = Parallel.run(64, Collections.nCopies(64, use));

        assertThat(Collections.frequency(accepted, true)).isEqualTo(1);
    }

    @Proves("6.6.3")
    @Test
    void ofAThousandGuessesAtOnceFiveAreCompared() {
        String code = send(EMAIL_VERIFY);
        Stream<Callable<Boolean>> guesses =
                IntStream.range(0, 1000)
                        .mapToObj(i -> String.valueOf(100_000 + i))
                        .filter(guess -> !guess.equals(code))
                        .map(guess -> () -> isAccepted(EMAIL_VERIFY, guess));

        assertThat(Parallel.run(64, guesses.toList())).containsOnly(false);

        assertThat(comparisons).hasValue(5);
        refuses(EMAIL_VERIFY, code);
    }

    @Proves("6.5.4")
    @Test
    void aCodeIsMailedAsItWasMade() {
        VerifyCodeIssued told = send(alice, EMAIL_VERIFY, ADDRESS);

        assertThat(told)
                .isEqualTo(
                        new VerifyCodeIssued(
                                alice.domainId(),
                                alice.userId(),
                                "en",
                                EMAIL_VERIFY,
                                ADDRESS,
                                told.code(),
                                actor.source(),
                                clock.instant(),
                                clock.instant().plus(Duration.ofHours(1))));
    }

    @Test
    void theChallengeNamesTheAddressItProves() {
        String code = send(EMAIL_VERIFY);

        assertThat(codes.prove(alice, EMAIL_VERIFY, code).target()).isEqualTo(ADDRESS);
    }

    @Test
    void aWithdrawnCodeIsDeadAndOnlyThatPurposeIs() {
        String verify = send(EMAIL_VERIFY);
        String login = send(MFA_LOGIN);
        VerifyCodeIssued others = send(bob, EMAIL_VERIFY, "bob@example.com");

        room.together(() -> codes.withdraw(alice.userKey(), EMAIL_VERIFY, MFA_DISABLE));

        refuses(EMAIL_VERIFY, verify);
        accepts(MFA_LOGIN, login);
        assertThatCode(() -> confirm(bob, EMAIL_VERIFY, others.code())).doesNotThrowAnyException();
    }

    @Test
    void whetherACodeWasMailedOrIsMadeByTheAppIsKnownWhileItIsWaitedFor() {
        assertThat(codes.isMailed(alice.userKey(), MFA_LOGIN)).isEmpty();
        send(MFA_LOGIN);
        assertThat(codes.isMailed(alice.userKey(), MFA_LOGIN)).contains(true);
        assertThat(codes.isMailed(alice.userKey(), MFA_DISABLE)).isEmpty();
        assertThat(codes.isMailed(bob.userKey(), MFA_LOGIN)).isEmpty();

        room.together(() -> codes.open(alice, MFA_LOGIN, "secret-1"));
        assertThat(codes.isMailed(alice.userKey(), MFA_LOGIN)).contains(false);

        clock.pass(MFA_LOGIN.lifetime());
        assertThat(codes.isMailed(alice.userKey(), MFA_LOGIN)).isEmpty();
    }

    @Test
    void aChallengeOfTheAppHasTriesButNoCode() {
        String mailed = send(MFA_LOGIN);
        room.together(() -> codes.open(alice, MFA_LOGIN, "secret-1"));

        refuses(MFA_LOGIN, mailed);

        assertThat(attempts.spend(alice.userKey(), MFA_LOGIN))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge.target()).isEqualTo("secret-1"));
        assertThat(comparisons).hasValue(0);
    }

    @Test
    void theWorkOfAnotherTransactionIsNotPartOfATry() {
        assertThatExceptionOfType(jakarta.ejb.EJBTransactionRequiredException.class)
                .isThrownBy(() -> container.send(alice, EMAIL_VERIFY, ADDRESS));
        String code = send(EMAIL_VERIFY);

        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(
                        () -> room.together(() -> container.prove(alice, EMAIL_VERIFY, "wrong")));

        assertThat(tries()).isOne();
        accepts(EMAIL_VERIFY, code);
    }

    private int tries() {
        return ((Number)
                        room.value(
                                "select tries from verify_codes where user_key = ?1",
                                alice.userKey()))
                .intValue();
    }

    private String send(CodePurpose purpose) {
        return send(alice, purpose, ADDRESS).code();
    }

    private VerifyCodeIssued send(CodeOwner owner, CodePurpose purpose, String address) {
        room.together(() -> codes.send(owner, purpose, address));
        return heard.last(VerifyCodeIssued.class);
    }

    /** As a caller does: judged outside any transaction, used up in one. */
    private void confirm(CodeOwner owner, CodePurpose purpose, String code) {
        VerifyCode proven = codes.prove(owner, purpose, code);
        room.together(() -> codes.use(proven));
    }

    private boolean isAccepted(CodePurpose purpose, String code) {
        try {
            confirm(alice, purpose, code);
            return true;
        } catch (IdentityException refusal) {
            return false;
        }
    }

    private void accepts(CodePurpose purpose, String code) {
        assertThatCode(() -> confirm(alice, purpose, code)).doesNotThrowAnyException();
    }

    private void refuses(CodePurpose purpose, String code) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> confirm(alice, purpose, code))
                .satisfies(
                        refusal -> {
                            assertThat(refusal.error())
                                    .isEqualTo(VerificationError.INVALID_VERIFY_CODE);
                            assertThat(refusal).hasMessage("Verify code is invalid.");
                        });
    }
}
