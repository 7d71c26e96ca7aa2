package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.Size;
import java.util.List;

/** Without ids: all but the caller's own. */
public record RevokeSessionsRequest(
        @Size(max = 200) List<String> sessionIds, String currentPassword) {}
