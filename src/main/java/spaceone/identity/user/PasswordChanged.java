package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/** A user has a new password. {@code addresses}: those that are proven to be theirs. */
public record PasswordChanged(
        String domainId, String userId, String language, List<String> addresses, boolean byHimself)
        implements AccountFact {

    static PasswordChanged of(User user, boolean byHimself, Instant now) {
        return new PasswordChanged(
                user.domainId(),
                user.userId(),
                user.language(),
                user.mailbox().provenAddresses(now),
                byHimself);
    }
}
