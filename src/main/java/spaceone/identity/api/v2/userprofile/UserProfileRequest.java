package spaceone.identity.api.v2.userprofile;

/** One message for several methods; {@code get} has no use for the group. */
public record UserProfileRequest(String workspaceGroupId) {}
