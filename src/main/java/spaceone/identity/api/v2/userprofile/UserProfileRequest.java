package spaceone.identity.api.v2.userprofile;

import spaceone.identity.api.openapi.Doc;

/** One message for several methods; {@code get} has no use for the group. */
public record UserProfileRequest(@Doc("Taken and ignored.") String workspaceGroupId) {}
