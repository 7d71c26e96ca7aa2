package spaceone.identity.user;

/**
 * Somebody asked for a new password of a user who has none here, because he signs in at an external
 * provider.
 */
public record ExternalResetAsked(
        String domainId, String userId, String language, String address, String provider)
        implements AccountFact {}
