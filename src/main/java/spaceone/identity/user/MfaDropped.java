package spaceone.identity.user;

import java.util.List;
import java.util.Objects;

/**
 * A second factor is no longer in use: what was kept for it may go, but for the secrets of what is.
 */
public record MfaDropped(long userKey, List<String> secretIds) {

    static MfaDropped of(User user) {
        return new MfaDropped(user.key(), secretIds(user));
    }

    /** Of the apps that are in use. */
    public static List<String> secretIds(User user) {
        return user.factors().stream().map(Mfa::secretId).filter(Objects::nonNull).toList();
    }
}
