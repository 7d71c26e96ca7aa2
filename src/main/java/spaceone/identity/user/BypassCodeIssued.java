package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * Somebody with power over an account made a code that stands in for its second factor once. {@code
 * byOperator}: whoever starts the service did. {@code addresses} are proven to be the user's.
 */
public record BypassCodeIssued(
        String domainId,
        String userId,
        String language,
        List<String> addresses,
        Instant expiresAt,
        boolean byOperator)
        implements AccountFact {

    public static BypassCodeIssued of(User user, Instant end, boolean byOperator, Instant now) {
        return new BypassCodeIssued(
                user.domainId(),
                user.userId(),
                user.language(),
                user.addressesOfNotices(now),
                end,
                byOperator);
    }
}
