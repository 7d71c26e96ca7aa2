package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which address opens an account again (docs/contract/people.md). */
class MailboxTest {

    private static final Duration DELAY = Duration.ofHours(72);
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant LATER = NOW.plus(DELAY);

    private final Mailbox mailbox = new Mailbox("old@x.io");

    @BeforeEach
    void proveTheOldOne() {
        mailbox.vouch();
    }

    @Test
    void anAddressChosenWithoutProofCountsAfterTheDelayOnly() {
        mailbox.moveTo("new@x.io", false, NOW);
        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");

        assertThat(mailbox.proven("new@x.io", false, DELAY, NOW)).isTrue();

        assertThat(mailbox.isVerified()).isTrue();
        assertThat(mailbox.recoveryAddress(LATER.minusSeconds(1))).isEqualTo("old@x.io");
        assertThat(mailbox.recoveryAddress(LATER)).isEqualTo("new@x.io");
        assertThat(mailbox.countsFrom(NOW)).contains(LATER);
        assertThat(mailbox.countsFrom(LATER)).isEmpty();
    }

    @Test
    void anAddressChosenWithProofCountsOnceItIsProven() {
        mailbox.moveTo("new@x.io", true, NOW);
        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");

        mailbox.proven("new@x.io", false, DELAY, NOW);

        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("new@x.io");
    }

    @Test
    void anAddressProvenBySomebodyWhoHasJustSignedInCountsAtOnce() {
        mailbox.moveTo("new@x.io", false, NOW);

        mailbox.proven("new@x.io", true, DELAY, NOW);

        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("new@x.io");
    }

    @Test
    void aChainOfMovesDoesNotShakeOffTheProvenAddress() {
        mailbox.moveTo("second@x.io", false, NOW);
        mailbox.proven("second@x.io", false, DELAY, NOW);
        mailbox.moveTo("third@x.io", false, NOW);
        mailbox.proven("third@x.io", false, DELAY, NOW);

        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");
    }

    @Test
    void askingAgainDoesNotShortenTheDelay() {
        mailbox.moveTo("new@x.io", false, NOW);
        mailbox.proven("new@x.io", false, DELAY, NOW);
        Instant next = NOW.plus(Duration.ofHours(1));

        mailbox.proven("new@x.io", false, DELAY, next);
        assertThat(mailbox.recoveryAddress(LATER)).isEqualTo("new@x.io");
        mailbox.doubt(next);
        mailbox.proven("new@x.io", false, DELAY, next);

        assertThat(mailbox.recoveryAddress(LATER)).isEqualTo("old@x.io");
    }

    @Test
    void whoeverNeverProvedAnAddressHasNoneBeforeTheDelay() {
        Mailbox fresh = new Mailbox("typo@x.io");
        fresh.moveTo("new@x.io", false, NOW);
        fresh.proven("new@x.io", false, DELAY, NOW);

        assertThat(fresh.recoveryAddress(NOW)).isEmpty();
        assertThat(fresh.recoveryAddress(LATER)).isEqualTo("new@x.io");
    }

    @Test
    void theAddressAnAdministratorGaveCountsOnceItIsProven() {
        Mailbox fresh = new Mailbox("alice@x.io");

        fresh.proven("alice@x.io", false, DELAY, NOW);

        assertThat(fresh.recoveryAddress(NOW)).isEqualTo("alice@x.io");
    }

    @Test
    void theOldAddressIsProvenAnewWithoutDelay() {
        mailbox.doubt(NOW);
        assertThat(mailbox.isVerified()).isFalse();
        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");

        mailbox.proven("old@x.io", false, DELAY, NOW);
        mailbox.moveTo("new@x.io", false, NOW);
        mailbox.moveTo("OLD@x.io", false, NOW);
        mailbox.proven("old@X.io", false, DELAY, NOW);

        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("OLD@x.io");
    }

    @Test
    void anAdministratorsMoveLeavesNothingBehind() {
        mailbox.relocate("new@x.io");

        assertThat(mailbox.recoveryAddress(NOW)).isEmpty();
        assertThat(mailbox.reaches("old@x.io", NOW)).isFalse();
        assertThat(mailbox.reaches("NEW@x.io", NOW)).isTrue();
    }

    @Test
    void norDoesItLeaveTheAddressBeforeTheOneThatWaits() {
        mailbox.moveTo("second@x.io", false, NOW);

        mailbox.relocate("third@x.io");

        assertThat(mailbox.recoveryAddress(NOW)).isEmpty();
    }

    @Test
    void theWordOfAnAdministratorEndsTheDelay() {
        mailbox.moveTo("new@x.io", false, NOW);
        mailbox.proven("new@x.io", false, DELAY, NOW);

        mailbox.vouch();

        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("new@x.io");
    }

    @Test
    void noticesGoToAddressesThatAreProvenTheOneThatCountsFirst() {
        assertThat(new Mailbox("typo@x.io").provenAddresses(NOW)).isEmpty();
        mailbox.moveTo("new@x.io", false, NOW);
        assertThat(mailbox.provenAddresses(NOW)).containsExactly("old@x.io");
        mailbox.proven("new@x.io", false, DELAY, NOW);
        assertThat(mailbox.provenAddresses(NOW)).containsExactly("old@x.io", "new@x.io");
        assertThat(mailbox.provenAddresses(LATER)).containsExactly("new@x.io");
    }

    @Test
    void anAddressThatCountsMayBeProvenAgain() {
        assertThat(mailbox.proven("old@x.io", false, DELAY, NOW)).isTrue();
        assertThat(mailbox.proven("other@x.io", false, DELAY, NOW)).isFalse();
    }

    @Test
    void aLinkFollowedWhereTheyWereBeforeTheNewOneCountedDoubtsNothing() {
        mailbox.moveTo("new@x.io", true, NOW);
        mailbox.proven("new@x.io", false, DELAY, NOW);

        mailbox.followed("old@x.io", NOW);

        assertThat(mailbox.isVerified()).isTrue();
        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("new@x.io");
    }

    @Test
    void aLinkFollowedAtTheFormerAddressPutsTheNewOneInDoubt() {
        mailbox.moveTo("new@x.io", false, NOW);
        mailbox.proven("new@x.io", false, DELAY, NOW);

        mailbox.followed("Old@x.io", NOW);

        assertThat(mailbox.isVerified()).isFalse();
        assertThat(mailbox.recoveryAddress(LATER)).isEqualTo("old@x.io");
    }

    @Test
    void aRestoredAddressCountsAtOnce() {
        mailbox.moveTo("new@x.io", false, NOW);
        mailbox.proven("new@x.io", false, DELAY, NOW);

        mailbox.restore("old@x.io");

        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");
        assertThat(mailbox.reaches("new@x.io", NOW)).isFalse();
        assertThat(mailbox.isVerified()).isTrue();
    }

    @Test
    void soDoesOneThatWasLeftForAnAddressNobodyProved() {
        mailbox.moveTo("new@x.io", false, NOW);

        mailbox.restore("old@x.io");

        assertThat(mailbox.isVerified()).isTrue();
        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");
    }

    @Test
    void anotherSpellingIsNoMove() {
        mailbox.moveTo("OLD@X.IO", false, NOW);

        assertThat(mailbox.address()).isEqualTo("old@x.io");
        assertThat(mailbox.recoveryAddress(NOW)).isEqualTo("old@x.io");
    }
}
