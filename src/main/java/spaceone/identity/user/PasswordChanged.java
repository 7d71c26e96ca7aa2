package spaceone.identity.user;

/** A user has a new password. {@code verifiedAddress} is empty when no address of his is proven. */
public record PasswordChanged(
        String domainId,
        String userId,
        String language,
        String verifiedAddress,
        boolean byHimself) {

    static PasswordChanged of(User user, boolean byHimself) {
        return new PasswordChanged(
                user.domainId(), user.userId(), user.language(), user.verifiedAddress(), byHimself);
    }
}
