package spaceone.identity.api.v2.project;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.project.ProjectType;
import spaceone.identity.project.Projects;

public record CreateProjectRequest(
        @NotNull @NotBlank @Most(255) String name,
        @NotNull ProjectType projectType,
        @Nullable String projectGroupId,
        @TagList @Nullable JsonObject tags,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    Projects.NewProject toNewProject(String by) {
        return new Projects.NewProject(name.strip(), projectType, projectGroupId, tags, by);
    }
}
