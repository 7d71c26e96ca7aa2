package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import spaceone.identity.api.wire.TagList;

public record CreateProjectGroupRequest(
        @NotNull @NotBlank @Size(max = 255) String name,
        String parentGroupId,
        @TagList JsonObject tags,
        String workspaceId,
        String domainId) {}
