package spaceone.testkit.traffic;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a value may be: the one that was answered last, or one that was sent since and may have been
 * stored although no answer came.
 */
public final class Register {

    private final Set<String> possible = new LinkedHashSet<>();

    public Register(String first) {
        possible.add(first);
    }

    public synchronized void answered(String value) {
        possible.clear();
        possible.add(value);
    }

    public synchronized void perhaps(String value) {
        possible.add(value);
    }

    public synchronized boolean allows(String value) {
        return possible.contains(value);
    }

    @Override
    public synchronized String toString() {
        return String.join(" or ", possible);
    }
}
