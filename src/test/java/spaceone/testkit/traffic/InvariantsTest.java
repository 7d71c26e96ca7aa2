package spaceone.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.traffic.History.NEVER;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.traffic.History.Accepted;
import spaceone.testkit.traffic.History.Allowed;
import spaceone.testkit.traffic.History.Caused;
import spaceone.testkit.traffic.History.Changed;
import spaceone.testkit.traffic.History.Counted;
import spaceone.testkit.traffic.History.Delivered;
import spaceone.testkit.traffic.History.Doubt;
import spaceone.testkit.traffic.History.Ended;
import spaceone.testkit.traffic.History.Event;
import spaceone.testkit.traffic.History.Read;
import spaceone.testkit.traffic.History.Recorded;
import spaceone.testkit.traffic.History.Written;

/** Each invariant is broken here in a history, and found; what only looks like it is not. */
class InvariantsTest {

    private static final String KIM = "kim@example.com";

    private static void holds(Event... events) {
        assertThat(Invariants.broken(history(events))).isEmpty();
    }

    private static void breaks(Invariant invariant, Event... events) {
        assertThat(Invariants.broken(history(events))).containsOnlyKeys(invariant);
    }

    private static History history(Event... events) {
        History history = new History();
        Stream.of(events).forEach(history::add);
        return history;
    }

    @Test
    void whatWasAnsweredIsFound() {
        holds(new Written("a", "1", 1, 2), new Written("a", "2", 3, 4), new Read("a", "2", 5, 6));
        breaks(
                Invariant.STORED,
                new Written("a", "1", 1, 2),
                new Written("a", "2", 3, 4),
                new Read("a", "1", 5, 6));
        breaks(Invariant.STORED, new Written("a", "1", 1, 2), new Read("a", "nothing", 3, 4));
        breaks(Invariant.STORED, new Written("a", "1", 1, 2), new Read("b", "1", 3, 4));
    }

    @Test
    void whatWasNotAnsweredMayBeFoundForEverAndNeedNot() {
        Written answered = new Written("a", "1", 1, 2);
        Written lost = new Written("a", "2", 3, NEVER);
        holds(answered, lost, new Read("a", "1", 5, 6));
        holds(answered, lost, new Read("a", "2", 5, 6));
        holds(answered, lost, new Written("a", "3", 7, 8), new Read("a", "2", 9, 10));
        breaks(
                Invariant.STORED,
                answered,
                lost,
                new Written("a", "3", 7, 8),
                new Read("a", "1", 9, 10));
    }

    @Test
    void whoLooksWhileItIsWrittenMayFindEither() {
        Written first = new Written("a", "1", 1, 2);
        Written second = new Written("a", "2", 4, 8);
        holds(first, second, new Read("a", "1", 5, 6));
        holds(first, second, new Read("a", "2", 5, 6));
        breaks(Invariant.STORED, first, second, new Read("a", "2", 2, 3));
    }

    @Test
    void whatIsGoodOnceIsAcceptedOnce() {
        holds(new Accepted("code 1"), new Accepted("code 2"));
        breaks(Invariant.ONCE, new Accepted("code 1"), new Accepted("code 1"));
    }

    @Test
    void nothingThatWasSentAfterTheEndIsAllowed() {
        Ended end = new Ended("kim's session", 5);
        holds(end, new Allowed("kim's session", 4), new Allowed("lee's session", 6));
        breaks(Invariant.ENDED, end, new Allowed("kim's session", 6));
    }

    @Test
    void eachFactHasItsMail() {
        holds(new Caused(KIM, 1, 1), new Delivered(KIM, "m1", true, 1));
        holds(new Caused(KIM, 0, 1));
        holds(new Caused(KIM, 0, 1), new Delivered(KIM, "m1", true, 1));
        breaks(Invariant.MAILED, new Caused(KIM, 1, 1));
        breaks(
                Invariant.MAILED,
                new Caused(KIM, 1, 1),
                new Caused(KIM, 1, 1),
                new Delivered(KIM, "m1", false, 1),
                new Delivered(KIM, "m1", true, 2));
    }

    @Test
    void aMailIsRepeatedInDoubtOnly() {
        Caused fact = new Caused(KIM, 1, 1);
        Delivered again = new Delivered(KIM, "m1", true, 9);
        holds(fact, new Delivered(KIM, "m1", false, 1), again);
        holds(fact, new Delivered(KIM, "m1", true, 5), again, new Doubt(4, 6));
        breaks(Invariant.MAILED, fact, new Delivered(KIM, "m1", true, 5), again);
        breaks(
                Invariant.MAILED,
                fact,
                new Delivered(KIM, "m1", true, 5),
                again,
                new Doubt(6, 7),
                new Doubt(1, 4));
    }

    @Test
    void nothingIsMailedThatIsNoFact() {
        breaks(Invariant.NO_FACT_NO_MAIL, new Delivered(KIM, "m1", true, 1));
        breaks(
                Invariant.NO_FACT_NO_MAIL,
                new Caused(KIM, 1, 1),
                new Delivered(KIM, "m1", false, 1),
                new Delivered(KIM, "m2", true, 2));
    }

    @Test
    void eachChangeIsOnRecordOnce() {
        Changed change = new Changed("User.update", "kim", 1, 1);
        Changed doubtful = new Changed("User.update", "kim", 1, 2);
        holds(change, new Recorded("User.update", "kim", 1));
        holds(change, doubtful, new Recorded("User.update", "kim", 3));
        breaks(Invariant.RECORDED, change, new Recorded("User.update", "lee", 1));
        breaks(Invariant.RECORDED, change, new Recorded("User.update", "kim", 2));
        breaks(Invariant.RECORDED, change, doubtful, new Recorded("User.update", "kim", 4));
    }

    @Test
    void noCountIsPassed() {
        holds(new Counted("tries of a code", 5, 0, 5), new Counted("administrators", 1, 1, 9));
        breaks(Invariant.BOUNDED, new Counted("tries of a code", 6, 0, 5));
        breaks(Invariant.BOUNDED, new Counted("administrators", 0, 1, 9));
    }
}
