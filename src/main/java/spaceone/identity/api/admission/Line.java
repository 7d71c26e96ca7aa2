package spaceone.identity.api.admission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who waits, each caller in a line of their own; the callers take turns. Not for several threads.
 */
final class Line<T> {

    private final Map<String, Deque<T>> callers = new LinkedHashMap<>();

    void add(String caller, T waiting) {
        callers.computeIfAbsent(caller, any -> new ArrayDeque<>()).add(waiting);
    }

    /**
     * The first of the caller whose turn it is and who may; that caller's next turn is the last.
     */
    Optional<T> next(Predicate<String> mayGo) {
        for (String caller : callers.keySet()) {
            if (mayGo.test(caller)) {
                Deque<T> line = callers.remove(caller);
                T first = line.remove();
                if (!line.isEmpty()) {
                    callers.put(caller, line);
                }
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    List<T> removeIf(Predicate<T> isDone) {
        List<T> removed = new ArrayList<>();
        for (Iterator<Deque<T>> lines = callers.values().iterator(); lines.hasNext(); ) {
            Deque<T> line = lines.next();
            line.removeIf(each -> isDone.test(each) && removed.add(each));
            if (line.isEmpty()) {
                lines.remove();
            }
        }
        return removed;
    }
}
