package spaceone.identity.userimport;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one thing that another service knew of somebody.
 *
 * @param field where it stood there, like {@code credentials[0].userLabel}
 * @param as the member it becomes here; null where it stays behind
 * @param reason why it is other than it was, or stays behind; null where there is nothing to say
 */
public record Piece(String field, Fate fate, @Nullable String as, @Nullable String reason) {

    /** As it was, in another form, or not at all. */
    public enum Fate {
        KEPT,
        MAPPED,
        TOLD
    }
}
