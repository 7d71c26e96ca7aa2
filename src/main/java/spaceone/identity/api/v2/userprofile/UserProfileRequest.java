package spaceone.identity.api.v2.userprofile;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** One message for several methods; {@code get} has no use for the group. */
public record UserProfileRequest(@Doc("Taken and ignored.") @Nullable String workspaceGroupId) {}
