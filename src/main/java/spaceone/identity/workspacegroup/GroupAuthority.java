package spaceone.identity.workspacegroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import spaceone.identity.CommonError;
import spaceone.identity.StringsColumn;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Permissions;

/**
 * What somebody may do with a group in his own name (docs/contract/tenancy.md): administrators of
 * the domain everything, owners in the group edit it, members in the group see it, others know
 * nothing of it.
 */
@Stateless
public class GroupAuthority {

    @PersistenceContext EntityManager em;
    @Inject Giver giver;

    public void demandReader(String domainId, String groupId, GroupEditor who) {
        if (!who.administrator() && standing(domainId, groupId, who.id()).isNobody()) {
            throw CommonError.NOT_FOUND.with("workspace_group_id", groupId);
        }
    }

    public void demandEditor(String domainId, String groupId, GroupEditor who) {
        if (!who.administrator() && !standing(domainId, groupId, who.id()).isEditor()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    /** What somebody may do in the group, and so may give there. */
    public List<String> permissions(String domainId, String groupId, GroupEditor who) {
        return who.administrator()
                ? giver.permissions()
                : standing(domainId, groupId, who.id()).permissions();
    }

    /** An owner leaves another owner behind; an administrator may do without. */
    public void demandOwnerLeft(String domainId, String groupId, GroupEditor who) {
        if (who.administrator() || standing(domainId, groupId, who.id()).isAdministrator()) {
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

    /** What somebody is in a group; {@code type} is empty for who is nothing there. */
    private record Standing(String type, List<String> permissions) {

        boolean isNobody() {
            return type.isEmpty();
        }

        boolean isAdministrator() {
            return type.equals("DOMAIN_ADMIN");
        }

        boolean isEditor() {
            return (isAdministrator() || type.equals("WORKSPACE_OWNER"))
                    && Permissions.covers(permissions, "identity:WorkspaceGroupUser.write");
        }
    }

    private Standing standing(String domainId, String groupId, String userId) {
        @SuppressWarnings("unchecked")
        List<Object[]> found =
                em.createNativeQuery(
                                """
                                select coalesce(
                                  case when u.role_type = 'DOMAIN_ADMIN' then u.role_type else m.role_type end,
                                  ''), r.permissions
                                from users u
                                left join workspace_group_users m on m.domain_id = u.domain_id
                                  and m.user_id = u.user_id and m.workspace_group_id = ?3
                                left join roles r on r.domain_id = u.domain_id and r.role_id =
                                  case when u.role_type = 'DOMAIN_ADMIN' then u.role_id else m.role_id end
                                where u.domain_id = ?1 and u.user_id = ?2
                                """)
                        .setParameter(1, domainId)
                        .setParameter(2, userId)
                        .setParameter(3, groupId)
                        .getResultList();
        return found.stream()
                .findFirst()
                .map(
                        row ->
                                new Standing(
                                        (String) row[0],
                                        new StringsColumn().convertToEntityAttribute(row[1])))
                .orElse(new Standing("", Permissions.NONE));
    }
}
