package spaceone.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What became of tries at what is good once. */
final class OnceScore {

    final AtomicInteger rounds = new AtomicInteger();
    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger twice = new AtomicInteger();

    /** Tries that got no answer, from a node that was killed or away. */
    final AtomicInteger lost = new AtomicInteger();

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger raced = new AtomicInteger();

    static long accepted(List<String> answers) {
        return answers.stream().filter(answer -> answer.contains("access_token")).count();
    }

    /** The answers of a round, empty where there was none. */
    void note(List<String> answers) {
        int without = (int) answers.stream().filter(String::isEmpty).count();
        int in = (int) accepted(answers);
        rounds.incrementAndGet();
        tries.addAndGet(answers.size());
        lost.addAndGet(without);
        raced.addAndGet(without == 0 ? 1 : 0);
        accepted.addAndGet(in);
        twice.addAndGet(in > 1 ? 1 : 0);
    }

    /** The answer that decided a round in which nobody was let in. */
    void settled(String answer) {
        tries.incrementAndGet();
        accepted.addAndGet((int) accepted(List.of(answer)));
    }

    @Override
    public String toString() {
        return "%d rounds, %d on both nodes, %d tries, %d without an answer, %d let in, %d twice"
                .formatted(
                        rounds.get(),
                        raced.get(),
                        tries.get(),
                        lost.get(),
                        accepted.get(),
                        twice.get());
    }
}
