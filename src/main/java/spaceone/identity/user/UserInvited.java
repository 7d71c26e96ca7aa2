package spaceone.identity.user;

/** An administrator added a user who is to choose his own password. */
public record UserInvited(String domainId, long userKey, String userId) {}
