package spaceone.testkit.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Two calls that meet, and what must hold whatever order their statements come in. */
public record Meeting(Callable<?> first, Callable<?> second, Consumer<Ends> check) {

    /** How both ended. */
    public record Ends(End first, End second) {

        public long done() {
            return (first.isDone() ? 1 : 0) + (second.isDone() ? 1 : 0);
        }

        public void oneIsDone() {
            assertThat(done()).as("of two, %s", this).isEqualTo(1);
        }
    }

    /** An answer, or a refusal. */
    public record End(Object answer, Throwable refusal) {

        public boolean isDone() {
            return refusal == null;
        }

        @Override
        public String toString() {
            return isDone() ? "done" : "refused: " + refusal.getMessage();
        }
    }
}
