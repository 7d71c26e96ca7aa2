package spaceone.identity.api.wire;

/** An answer in the dress of an older dialect. */
public interface Dressed {

    /** As the API document tells it. */
    Record plain();

    /** As it is written: {@link #plain}, or JSON that was made of it. */
    Object written();
}
