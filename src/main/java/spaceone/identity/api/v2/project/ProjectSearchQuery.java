package spaceone.identity.api.v2.project;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.project.ProjectDirectory;
import spaceone.identity.project.ProjectType;
import spaceone.identity.query.Query;

public record ProjectSearchQuery(
        JsonObject query,
        @AnyOf List<String> projectId,
        @AnyOf List<String> name,
        @AnyOf List<ProjectType> projectType,
        @AnyOf List<String> createdBy,
        @Doc("Only projects that this user is in.") String userId,
        String projectGroupId,
        Boolean includeChildren,
        String workspaceId,
        String domainId) {

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
