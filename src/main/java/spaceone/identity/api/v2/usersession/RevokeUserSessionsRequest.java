package spaceone.identity.api.v2.usersession;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Without ids: all of them. */
public record RevokeUserSessionsRequest(
        @NotNull String userId,
        @Size(max = 200) List<String> sessionIds,
        String currentPassword,
        String domainId) {}
