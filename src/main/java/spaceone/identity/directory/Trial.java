package spaceone.identity.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.directory.TrialStep.Cause;
import spaceone.identity.directory.TrialStep.Outcome;
import spaceone.identity.directory.TrialStep.Part;

/** Tries the way to a directory step by step, and writes down what came of each. */
final class Trial {

    private static final int LONGEST = 600;

    /** The step failed: what comes after it cannot be tried. */
    static final class Ended extends Exception {
        Ended() {
            super(null, null, false, false);
        }
    }

    private final List<TrialStep> steps = new ArrayList<>();

    List<TrialStep> steps() {
        return List.copyOf(steps);
    }

    void passed(Part part, String text, Object... values) {
        steps.add(new TrialStep(part, Outcome.PASSED, Optional.empty(), readable(text, values)));
    }

    void warned(Part part, Cause cause, String text, @Nullable Object... values) {
        steps.add(new TrialStep(part, Outcome.WARNED, Optional.of(cause), readable(text, values)));
    }

    Ended failed(Part part, Cause cause, String text, @Nullable Object... values) {
        steps.add(new TrialStep(part, Outcome.FAILED, Optional.of(cause), readable(text, values)));
        return new Ended();
    }

    /** One way of several works: that others do not is only to be known. */
    void forgiveFailures() {
        steps.replaceAll(step -> step.isFailed() ? step.warned() : step);
    }

    /** Much of it was said by strangers. */
    private static String readable(String text, Object... values) {
        String all = text.formatted(values).replaceAll("\\p{C}+", " ");
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }
}
