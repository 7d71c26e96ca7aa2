package spaceone.identity.user;

/**
 * A second factor was turned on or off. {@code verifiedAddress} is empty when no address of his is
 * proven.
 */
public record MfaChanged(
        String domainId,
        String userId,
        String language,
        String verifiedAddress,
        MfaState state,
        boolean byHimself) {

    public static MfaChanged of(User user, boolean byHimself) {
        return new MfaChanged(
                user.domainId(),
                user.userId(),
                user.language(),
                user.verifiedAddress(),
                user.mfa().state(),
                byHimself);
    }
}
