package spaceone.identity.workspacegroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;

/** Reads workspace groups by the query language: all of a domain, or those of one user. */
@Stateless
public class WorkspaceGroupDirectory {

    private static final String OF_USER =
            "u.domain_id = ? and u.user_id = ? and (u.role_type = 'DOMAIN_ADMIN' or exists"
                    + " (select 1 from workspace_group_users m where m.domain_id = u.domain_id"
                    + " and m.user_id = u.user_id and m.workspace_group_id = g.workspace_group_id))";

    @Inject Results results;

    public Listing list(String domainId, Query query) {
        return results.list(
                WorkspaceGroupInfo.FIELDS, Scope.of("g.domain_id = ?", domainId), query);
    }

    public JsonObject stat(String domainId, Statistics statistics) {
        return results.stat(
                WorkspaceGroupInfo.FIELDS, Scope.of("g.domain_id = ?", domainId), statistics);
    }

    /** An administrator sees all groups of his domain, anybody else those he is in. */
    public Listing ofUser(String domainId, String userId, Query query) {
        return results.list(WorkspaceGroupInfo.OF_USER, Scope.of(OF_USER, domainId, userId), query);
    }

    /** As {@link #ofUser}, with what the user got from each instead of how large it is. */
    public Listing withBindings(String domainId, String userId) {
        return results.list(
                MyWorkspaceGroupInfo.FIELDS, Scope.of(OF_USER, domainId, userId), Query.all());
    }

    public JsonObject statUsers(String domainId, String groupId, Statistics statistics) {
        return results.stat(
                WorkspaceGroupMember.FIELDS,
                Scope.of("m.domain_id = ? and m.workspace_group_id = ?", domainId, groupId),
                statistics);
    }
}
