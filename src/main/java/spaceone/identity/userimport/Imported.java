package spaceone.identity.userimport;

import java.util.Set;

/** What became of a person: {@code changed} names the members that are other than before. */
public record Imported(Outcome outcome, Set<String> changed) {

    /** Refused ones are told by exceptions. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
