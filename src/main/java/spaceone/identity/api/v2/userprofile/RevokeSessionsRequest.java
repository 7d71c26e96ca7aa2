package spaceone.identity.api.v2.userprofile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;

/** Without ids: all but the caller's own. */
public record RevokeSessionsRequest(
        @Most(200) @Nullable List<String> sessionIds, @Nullable String currentPassword) {}
