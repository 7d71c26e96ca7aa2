package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;

/**
 * Where a user may work: an administrator in every enabled workspace of his domain, anybody else
 * where he has a role.
 */
@Stateless
public class MyWorkspaces {

    private static final String ENABLED =
            "u.domain_id = ? and u.user_id = ? and w.state = 'ENABLED'"
                    + " and (u.role_type = 'DOMAIN_ADMIN' or b.role_binding_id is not null)";

    @Inject Results results;

    public Listing list(String domainId, String userId, @Nullable String groupId, Query query) {
        Scope scope = Scope.of(ENABLED, domainId, userId);
        if (groupId != null) {
            scope =
                    scope.and(
                            "case when u.role_type = 'DOMAIN_ADMIN' then w.workspace_group_id"
                                    + " else b.workspace_group_id end = ?",
                            groupId);
        }
        return results.list(MyWorkspaceInfo.FIELDS, scope, query);
    }
}
