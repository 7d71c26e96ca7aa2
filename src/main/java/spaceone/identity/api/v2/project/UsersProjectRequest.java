package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record UsersProjectRequest(
        @NotNull String projectId,
        @NotNull List<String> users,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
