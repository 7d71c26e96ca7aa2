package spaceone.identity;

/**
 * A refusal whose reason is for the record, and for administrators who read it: whoever is refused
 * learns no more than that they are.
 */
public interface WithheldError extends ErrorCode {

    /** Whether what was shown is wrong, so that trying on would be guessing. */
    boolean isGuess();

    /** Should it ever get to a caller, it is one failure like the others. */
    @Override
    default String code() {
        return CommonError.AUTHENTICATE_FAILURE.code();
    }

    @Override
    default Kind kind() {
        return Kind.UNAUTHENTICATED;
    }
}
