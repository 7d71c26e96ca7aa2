package spaceone.testkit.traffic;

import java.util.Set;
import spaceone.testkit.Answer;

/**
 * What became of a request. {@code doubtful}: an earlier attempt of the same may have been done.
 *
 * @param answer null when there was none
 * @param sent whether anybody took the request
 */
public record Reply(Answer answer, boolean sent, boolean doubtful) {

    /** "Not now": too many at once, or the database is away. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    static Reply of(Answer answer) {
        return new Reply(answer, true, false);
    }

    static Reply refused() {
        return new Reply(null, false, false);
    }

    static Reply lost() {
        return new Reply(null, true, false);
    }

    Reply afterDoubt() {
        return new Reply(answer, sent, true);
    }

    /** Nobody listened. */
    public boolean isRefused() {
        return !sent;
    }

    /** Told to come again. */
    public boolean isPutOff() {
        return answer != null && LATER.contains(answer.status());
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

    @Override
    public String toString() {
        return answer == null
                ? (sent ? "no answer" : "refused")
                : answer.status() + " " + answer.body() + (doubtful ? " (repeated)" : "");
    }
}
