package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;

/** Who could still be let in: the users of a domain that are not in a workspace, or in a group. */
@Stateless
public class Outsiders {

    @Inject Results results;

    public Listing ofWorkspace(String domainId, String workspaceId, Query query) {
        return results.list(
                UserSummaryInfo.FIELDS,
                Scope.of(
                                "u.domain_id = ? and not exists (select 1 from role_bindings b"
                                        + " where b.domain_id = u.domain_id and b.user_id = u.user_id"
                                        + " and b.workspace_id = ?)",
                                domainId,
                                workspaceId)
                        .counted(
                                "select ("
                                        + UserFields.KEPT_COUNT
                                        + ") - ("
                                        + UserFields.COUNT_IN_WORKSPACE
                                        + ")",
                                domainId,
                                domainId,
                                workspaceId),
                query);
    }

    public Listing ofWorkspaceGroup(String domainId, String groupId, Query query) {
        return results.list(
                WorkspaceGroupUserSummaryInfo.FIELDS,
                Scope.of(
                                "u.domain_id = ? and not exists (select 1 from workspace_group_users m"
                                        + " where m.domain_id = u.domain_id and m.user_id = u.user_id"
                                        + " and m.workspace_group_id = ?)",
                                domainId,
                                groupId)
                        .counted(
                                "select ("
                                        + UserFields.KEPT_COUNT
                                        + ") - (select count(*) from workspace_group_users m"
                                        + " where m.domain_id = ? and m.workspace_group_id = ?)",
                                domainId,
                                domainId,
                                groupId),
                query);
    }
}
