package spaceone.identity.workspacegroup;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import spaceone.identity.CommonError;
import spaceone.identity.access.AccessError;

/**
 * What somebody may do with a group in his own name (tenancy-api.md 3.10): administrators of the
 * domain everything, owners in the group edit it, members in the group see it, others know nothing
 * of it.
 */
@Stateless
public class GroupAuthority {

    @PersistenceContext EntityManager em;

    public void demandReader(String domainId, String groupId, GroupEditor who) {
        if (!who.administrator() && standing(domainId, groupId, who.id()).isEmpty()) {
            throw CommonError.NOT_FOUND.with("workspace_group_id", groupId);
        }
    }

    public void demandEditor(String domainId, String groupId, GroupEditor who) {
        boolean member =
                !who.administrator()
                        && !List.of("DOMAIN_ADMIN", "WORKSPACE_OWNER")
                                .contains(standing(domainId, groupId, who.id()));
        if (member) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    /** An owner leaves another owner behind; an administrator may do without. */
    public void demandOwnerLeft(String domainId, String groupId, GroupEditor who) {
        if (who.administrator() || standing(domainId, groupId, who.id()).equals("DOMAIN_ADMIN")) {
            return;
        }
        boolean left =
                !em.createNativeQuery(
                                "select 1 from workspace_group_users where workspace_group_id = ?1"
                                        + " and role_type = 'WORKSPACE_OWNER' limit 1")
                        .setParameter(1, groupId)
                        .getResultList()
                        .isEmpty();
        if (!left) {
            throw AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE.with(groupId);
        }
    }

    private String standing(String domainId, String groupId, String userId) {
        List<?> found =
                em.createNativeQuery(
                                """
                                select coalesce(
                                  case when u.role_type = 'DOMAIN_ADMIN' then u.role_type else m.role_type end,
                                  '')
                                from users u
                                left join workspace_group_users m on m.domain_id = u.domain_id
                                  and m.user_id = u.user_id and m.workspace_group_id = ?3
                                where u.domain_id = ?1 and u.user_id = ?2
                                """)
                        .setParameter(1, domainId)
                        .setParameter(2, userId)
                        .setParameter(3, groupId)
                        .getResultList();
        return found.isEmpty() ? "" : found.get(0).toString();
    }
}
