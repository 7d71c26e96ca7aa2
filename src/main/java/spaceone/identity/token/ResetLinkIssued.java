package spaceone.identity.token;

import java.time.Instant;

/** A link for choosing a password was made: for a forgotten one, or for a user who was invited. */
public record ResetLinkIssued(
        String domainId,
        String userId,
        String language,
        boolean invited,
        String address,
        String token,
        Instant expiresAt) {}
