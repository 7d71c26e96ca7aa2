package spaceone.identity.api.v2.userprofile;

import java.util.List;
import spaceone.identity.api.wire.Most;

/** Without ids: all but the caller's own. */
public record RevokeSessionsRequest(@Most(200) List<String> sessionIds, String currentPassword) {}
