package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * A user has no second factor that counts, and their domain demands one before long. {@code kinds}:
 * the names of what counts.
 */
public record FactorDemanded(
        String domainId,
        String userId,
        String language,
        List<String> addresses,
        Instant enforcedFrom,
        List<String> kinds)
        implements AccountFact {

    public static FactorDemanded of(
            User user, Instant enforcedFrom, List<String> kinds, Instant now) {
        return new FactorDemanded(
                user.domainId(),
                user.userId(),
                user.language(),
                user.addressesOfNotices(now),
                enforcedFrom,
                kinds);
    }
}
