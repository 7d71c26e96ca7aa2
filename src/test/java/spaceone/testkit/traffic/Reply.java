package spaceone.testkit.traffic;

import java.util.Set;
import spaceone.testkit.Answer;

/**
 * What became of a request.
 *
 * @param answer null when there was none
 * @param sent whether anybody took the request
 * @param doubts how many earlier attempts of the same may have been done
 * @param begin when it was sent, {@code end} when its end was known, as {@link System#nanoTime}
 *     says
 */
public record Reply(Answer answer, boolean sent, int doubts, long begin, long end) {

    /** "Not now": too many at once, or the database is away. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    /** A proxy says so of a node that broke off; no node does. */
    private static final Set<Integer> BROKEN_OFF = Set.of(502, 504);

    static Reply of(Answer answer, long begin) {
        return BROKEN_OFF.contains(answer.status())
                ? lost(begin)
                : new Reply(answer, true, 0, begin, System.nanoTime());
    }

    static Reply refused() {
        return new Reply(null, false, 0, System.nanoTime(), System.nanoTime());
    }

    static Reply lost(long begin) {
        return new Reply(null, true, 0, begin, System.nanoTime());
    }

    Reply after(int earlier) {
        return new Reply(answer, sent, earlier, begin, end);
    }

    public boolean doubtful() {
        return doubts > 0;
    }

    /** Nobody listened. */
    public boolean isRefused() {
        return !sent;
    }

    /** Told to come again. */
    public boolean isPutOff() {
        return answer != null && LATER.contains(answer.status());
    }

    /** The service, or what it stands on, is away. */
    public boolean isUnavailable() {
        return answer != null && answer.status() == 503;
    }

    public boolean isAnswered() {
        return answer != null && !isPutOff();
    }

    /** A lost answer; and "the database is away" may be said of a commit that arrived there. */
    public boolean mayBeDone() {
        return sent && !isAnswered();
    }

    public boolean is(int status) {
        return isAnswered() && answer.status() == status;
    }

    public String text(String member) {
        return answer.text(member);
    }

    /** What was met, and for how long it was waited for. */
    String met() {
        String what = answer == null ? (sent ? "nothing" : "nobody") : "" + answer.status();
        return "%s after %.1f s".formatted(what, (end - begin) / 1e9);
    }

    @Override
    public String toString() {
        return answer == null
                ? (sent ? "no answer" : "refused")
                : answer.status() + " " + answer.body() + (doubtful() ? " (repeated)" : "");
    }
}
