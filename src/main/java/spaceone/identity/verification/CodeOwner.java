package spaceone.identity.verification;

/** Whose code it is: the user of a domain by his key, and how to speak to him. */
public record CodeOwner(String domainId, long userKey, String userId, String language) {}
