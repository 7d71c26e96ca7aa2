package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import java.util.List;

public record UsersProjectRequest(
        @NotNull String projectId,
        @NotNull List<String> users,
        String workspaceId,
        String domainId) {}
