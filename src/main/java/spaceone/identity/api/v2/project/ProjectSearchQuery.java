package spaceone.identity.api.v2.project;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.project.ProjectDirectory;
import spaceone.identity.project.ProjectType;
import spaceone.identity.query.Query;

public record ProjectSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> projectId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<ProjectType> projectType,
        @AnyOf @Nullable List<String> createdBy,
        @Doc("Only projects that this user is in.") @Nullable String userId,
        @Nullable String projectGroupId,
        @Nullable Boolean includeChildren,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("project_id", projectId)
                .with("name", name)
                .with("project_type", projectType)
                .with("created_by", createdBy);
    }

    ProjectDirectory.Wanted toWanted() {
        return new ProjectDirectory.Wanted(
                projectGroupId, Boolean.TRUE.equals(includeChildren), userId);
    }
}
