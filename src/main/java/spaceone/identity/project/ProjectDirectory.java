package spaceone.identity.project;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;

/** Reads projects and their groups by the query language, as far as the caller's reach goes. */
@Stateless
public class ProjectDirectory {

    @Inject Results results;

    /** Which projects: of a group, with those of the groups below it or without, of a user. */
    public record Wanted(
            @Nullable String projectGroupId, boolean includeChildren, @Nullable String userId) {}

    public Listing list(Reach reach, Wanted wanted, Query query) {
        Scope scope = ProjectAccess.scope(reach);
        if (wanted.projectGroupId() != null) {
            scope =
                    scope.and(
                            wanted.includeChildren()
                                    ? "p.project_group_id in " + Tree.BELOW
                                    : "p.project_group_id = ?",
                            wanted.projectGroupId());
        }
        if (wanted.userId() != null) {
            scope =
                    scope.and(
                            "exists (select 1 from project_users x"
                                    + " where x.project_id = p.project_id and x.domain_id = p.domain_id"
                                    + " and x.user_id = ?)",
                            wanted.userId());
        }
        return results.list(ProjectInfo.FIELDS, scope, query);
    }

    public JsonObject stat(Reach reach, Statistics statistics) {
        return results.stat(ProjectInfo.FIELDS, ProjectAccess.scope(reach), statistics);
    }

    public Listing listGroups(Place place, Query query) {
        return results.list(ProjectGroupInfo.FIELDS, place.scope("g"), query);
    }

    public JsonObject statGroups(Place place, Statistics statistics) {
        return results.stat(ProjectGroupInfo.FIELDS, place.scope("g"), statistics);
    }
}
