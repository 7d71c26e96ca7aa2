package spaceone.identity.user;

/** A user was added who signs in at the domain's external provider. */
public record SsoInvited(
        String domainId, String userId, String language, String address, String provider)
        implements AccountFact {}
