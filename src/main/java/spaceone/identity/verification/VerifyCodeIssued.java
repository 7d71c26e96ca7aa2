package spaceone.identity.verification;

import java.time.Instant;

/**
 * A code was made for a user and is to reach him at an address. {@code source} is where the request
 * came from.
 */
public record VerifyCodeIssued(
        String domainId,
        String userId,
        String language,
        CodePurpose purpose,
        String address,
        String code,
        String source,
        Instant createdAt,
        Instant expiresAt) {}
