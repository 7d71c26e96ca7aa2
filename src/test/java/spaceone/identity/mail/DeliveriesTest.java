package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spaceone.identity.tenancy.DomainLeft;

/** Who may send a mail, and what is kept of it afterwards. */
class DeliveriesTest {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final MailRoom room = new MailRoom();
    private final Deliveries deliveries = room.deliveries;

    @Test
    void whatIsClaimedIsNobodyElses() {
        OutboxMail mail = room.notice("a@example.com");

        assertThat(ids(deliveries.claim("one", 10))).containsExactly(mail.mailId());
        assertThat(deliveries.claim("two", 10)).isEmpty();
        assertThat(deliveries.claim("one", 10)).isEmpty();
    }

    /** What one sender holds, no other sends meanwhile. */
    @Test
    void nobodyClaimsMoreThanTheyAskFor() {
        room.notices(3);

        assertThat(deliveries.claim("one", 2)).hasSize(2);
        assertThat(deliveries.claim("two", 2)).hasSize(1);
    }

    @Test
    void aKilledSendersMailsAreFreeWhenItsLeaseHasRunOut() {
        OutboxMail mail = room.notice("a@example.com");
        deliveries.claim("killed", 10);

        room.letLeasesRunOut();

        assertThat(ids(deliveries.claim("two", 10))).containsExactly(mail.mailId());
    }

    @Test
    void nobodyWaitsForTheClockOfTheNodeThatWroteTheMail() {
        room.step(AHEAD);
        OutboxMail mail = room.notice("a@example.com");
        room.step(AHEAD.negated());

        assertThat(ids(deliveries.claim("one", 10))).containsExactly(mail.mailId());
    }

    @Test
    void nobodyWaitsForTheClockOfTheNodeThatTriedInVain() {
        OutboxMail mail = room.notice("a@example.com");
        room.step(AHEAD);
        deliveries.claim("one", 10);
        deliveries.failed(mail, "one", "451 later");
        room.step(AHEAD.negated());

        assertThat(deliveries.claim("two", 10)).isEmpty();
        room.pass(Duration.ofSeconds(10));
        assertThat(ids(deliveries.claim("two", 10))).containsExactly(mail.mailId());
    }

    @Test
    void whatWasPrintedIsNotDueBeforeItsEnd() {
        OutboxMail mail = room.notice("a@example.com");
        deliveries.claim("one", 10);
        deliveries.printed(mail, "one");

        assertThat(room.look(mail).nextAttemptAt()).isEqualTo(mail.expiresAt());
    }

    @Test
    void aLivingSenderKeepsItsMails() {
        room.notice("a@example.com");
        deliveries.claim("one", 10);
        room.letLeasesRunOut();

        deliveries.renew("one");

        assertThat(deliveries.claim("two", 10)).isEmpty();
    }

    @Test
    void whatWasNotTriedIsGivenBackUnharmed() {
        OutboxMail mail = room.notice("a@example.com");
        deliveries.claim("one", 10);

        deliveries.release("one");

        assertThat(ids(deliveries.claim("two", 10))).containsExactly(mail.mailId());
        assertThat(room.look(mail).attempts()).isZero();
    }

    @Test
    void whatWaitsForAUserWhoLeftIsGivenUpWithTheReason() {
        OutboxMail notice = room.notice("a@example.com");
        OutboxMail code = room.code("b@example.com", "111111", Duration.ofMinutes(5));
        deliveries.claim("one", 1);

        deliveries.giveUpFor(MailRoom.DOMAIN, Optional.of("bob"), "the user was deleted");
        assertThat(room.look(notice).state()).isEqualTo(MailState.QUEUED);
        deliveries.giveUpFor(MailRoom.DOMAIN, Optional.of("alice"), "the user was deleted");

        for (OutboxMail mail : List.of(room.look(notice), room.look(code))) {
            assertThat(mail.state()).isEqualTo(MailState.GIVEN_UP);
            assertThat(mail.reason()).contains("the user was deleted");
            assertThat(mail.sealedSecret()).isEmpty();
            assertThat(deliveries.isWanted(mail)).isFalse();
        }
    }

    @Test
    void whatWaitsForADomainThatLeftIsGivenUpWithTheReason() {
        OutboxMail notice = room.notice("a@example.com");
        MailListener listener = new MailListener();
        listener.deliveries = deliveries;

        listener.domainLeft(new DomainLeft("domain-another", true));
        assertThat(room.look(notice).state()).isEqualTo(MailState.QUEUED);
        listener.domainLeft(new DomainLeft(MailRoom.DOMAIN, false));

        assertThat(room.look(notice).state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(room.look(notice).reason()).contains("the domain was disabled");
    }

    @Test
    void secretsForAnAddressThatWasGivenUpAreGivenUp() {
        OutboxMail link = room.link("Old@example.com", "token", Duration.ofHours(1));
        OutboxMail spelled = room.link("NEW@example.com", "token", Duration.ofHours(1));
        OutboxMail notice = room.notice("old@example.com");

        deliveries.giveUpElsewhere(MailRoom.DOMAIN, "alice", List.of("new@example.com"));

        assertThat(room.look(link).state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(room.look(link).reason()).contains("the user has another address");
        assertThat(room.look(spelled).state()).isEqualTo(MailState.QUEUED);
        assertThat(room.look(notice).state()).isEqualTo(MailState.QUEUED);
    }

    @Test
    void whatDiesFirstGoesFirst() {
        OutboxMail notice = room.notice("a@example.com");
        OutboxMail week = room.code("b@example.com", "111111", Duration.ofDays(7));
        OutboxMail minutes = room.code("c@example.com", "222222", Duration.ofMinutes(5));

        assertThat(ids(deliveries.claim("one", 10)))
                .containsExactly(minutes.mailId(), notice.mailId(), week.mailId());
    }

    @Test
    void noMailIsHandedToTwoSendersHoweverManyAskAtOnce() throws Exception {
        int mails = 300;
        room.notices(mails);
        Set<String> handedOut = ConcurrentHashMap.newKeySet();
        ExecutorService senders = Executors.newFixedThreadPool(8);

        List<Future<Integer>> counts =
                senders.invokeAll(
                        IntStream.range(0, 8)
                                .mapToObj(i -> (Callable<Integer>) () -> claimAll(i, handedOut))
                                .toList());
        senders.shutdown();

        int claims = 0;
        for (Future<Integer> count : counts) {
            claims += count.get();
        }
        assertThat(handedOut).hasSize(mails);
        assertThat(claims).isEqualTo(mails);
    }

    private int claimAll(int sender, Set<String> handedOut) {
        int count = 0;
        List<OutboxMail> batch = deliveries.claim("sender" + sender, 7);
        while (!batch.isEmpty()) {
            count += batch.size();
            handedOut.addAll(ids(batch));
            batch = deliveries.claim("sender" + sender, 7);
        }
        return count;
    }

    @Test
    void sentMailsKeepNoSecret() {
        OutboxMail mail = claimed(room.code("a@example.com", "123456", Duration.ofHours(1)));
        assertThat(mail.sealedSecret()).isPresent();

        deliveries.sent(mail);

        assertThat(room.look(mail).state()).isEqualTo(MailState.SENT);
        assertThat(room.look(mail).sentAt()).isPresent();
        assertThat(room.look(mail).sealedSecret()).isEmpty();
    }

    @Test
    void aFailureIsRememberedAndTriedAgainLater() {
        OutboxMail mail = claimed(room.notice("a@example.com"));

        deliveries.failed(mail, "one", "451 not now\r\nreally");

        OutboxMail failed = room.look(mail);
        assertThat(failed.state()).isEqualTo(MailState.QUEUED);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.reason()).hasValue("451 not now really");
        assertThat(deliveries.claim("two", 10)).isEmpty();
        room.pass(Duration.ofSeconds(10));
        assertThat(deliveries.claim("two", 10)).hasSize(1);
    }

    @Test
    void whoLostHisLeaseCannotPostponeTheMailOfAnother() {
        OutboxMail mail = claimed(room.notice("a@example.com"));
        room.letLeasesRunOut();
        deliveries.claim("two", 10);

        deliveries.failed(mail, "one", "too late");

        assertThat(room.look(mail).attempts()).isZero();
        assertThat(deliveries.claim("three", 10)).isEmpty();
    }

    @Test
    void aDeadCodeIsGivenUpAndNeverHandedOut() {
        OutboxMail mail = room.code("a@example.com", "123456", Duration.ofMinutes(5));
        OutboxMail other = room.code("b@example.com", "123456", Duration.ofMinutes(6));
        room.pass(Duration.ofMinutes(5));

        assertThat(ids(deliveries.claim("one", 10))).containsExactly(other.mailId());
        assertThat(deliveries.giveUpDead()).isEqualTo(1);

        OutboxMail dead = room.look(mail);
        assertThat(dead.state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(dead.reason()).hasValue("expired");
        assertThat(dead.sealedSecret()).isEmpty();
    }

    @Test
    void newsIsGivenUpAfterTwoDays() {
        OutboxMail mail = room.notice("a@example.com");
        room.pass(Duration.ofHours(48));

        assertThat(deliveries.giveUpDead()).isEqualTo(1);
        assertThat(room.look(mail).state()).isEqualTo(MailState.GIVEN_UP);
    }

    @Test
    void whatIsLongOverIsForgottenAndWhatIsQueuedIsNot() {
        OutboxMail sent = claimed(room.notice("a@example.com"));
        deliveries.sent(sent);
        OutboxMail queued = room.code("b@example.com", "1", Duration.ofDays(60));
        room.pass(Duration.ofDays(31));

        assertThat(deliveries.purge()).isEqualTo(1);

        assertThat(room.look(sent)).isNull();
        assertThat(room.look(queued)).isNotNull();
    }

    private OutboxMail claimed(OutboxMail mail) {
        List<OutboxMail> claimed = deliveries.claim("one", 10);
        assertThat(ids(claimed)).containsExactly(mail.mailId());
        return claimed.get(0);
    }

    private static List<String> ids(List<OutboxMail> mails) {
        return mails.stream().map(OutboxMail::mailId).toList();
    }
}
