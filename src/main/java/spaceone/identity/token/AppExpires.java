package spaceone.identity.token;

import java.time.Instant;
import spaceone.identity.user.AccountFact;

/** The key of an app ends before long; whoever made the app is told. */
public record AppExpires(
        String domainId,
        String userId,
        String language,
        String address,
        String appId,
        String name,
        Instant expiredAt)
        implements AccountFact {}
