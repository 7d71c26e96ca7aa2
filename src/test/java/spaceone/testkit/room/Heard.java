package spaceone.testkit.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;

/** The facts that rooms told in this test, also those of calls that were refused in the end. */
@ApplicationScoped
public class Heard {

    private final List<Object> facts = new CopyOnWriteArrayList<>();

    void hear(@Observes Object fact) {
        if (fact.getClass().getName().startsWith("spaceone.")) {
            facts.add(fact);
        }
    }

    public void clear() {
        facts.clear();
    }

    public <T> List<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public <T> T last(Class<T> kind) {
        List<T> all = all(kind);
        if (all.isEmpty()) {
            throw new NoSuchElementException(
                    "No " + kind.getSimpleName() + " was told of, only " + facts);
        }
        return all.get(all.size() - 1);
    }
}
