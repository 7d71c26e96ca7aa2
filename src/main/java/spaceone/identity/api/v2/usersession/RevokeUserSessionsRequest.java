package spaceone.identity.api.v2.usersession;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;

/** Without ids: all of them. */
public record RevokeUserSessionsRequest(
        @NotNull String userId,
        @Most(200) @Nullable List<String> sessionIds,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
