package spaceone.identity.user;

import java.time.Instant;

/**
 * A temporary password was made for a user: because he forgot his own, or because he was invited.
 */
public record TemporaryPasswordIssued(
        String domainId,
        String userId,
        String language,
        boolean invited,
        String address,
        String password,
        Instant expiresAt) {}
