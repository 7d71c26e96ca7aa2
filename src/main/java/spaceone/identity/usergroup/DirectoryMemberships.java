package spaceone.identity.usergroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spaceone.identity.CommonError;
import spaceone.identity.access.Members;
import spaceone.identity.audit.Audit;

/**
 * Who is in a user group because the directory says so. Whoever was put in by hand is left in, and
 * out of reach for the directory.
 */
@Stateless
public class DirectoryMemberships {

    @PersistenceContext EntityManager em;
    @Inject Audit audit;
    @Inject Members members;

    /** The user groups somebody is in, by hand or not: with whether the directory put them in. */
    public Map<String, Boolean> of(String domainId, String userId) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(
                                "select user_group_id, from_directory from user_group_users"
                                        + " where domain_id = ?1 and user_id = ?2")
                        .setParameter(1, domainId)
                        .setParameter(2, userId)
                        .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Boolean) row[1]));
    }

    /** Refuses who has no role in the group's workspace. */
    public void add(String domainId, String groupId, String userId) {
        List<?> group =
                em.createNativeQuery(
                                "select workspace_id from user_groups where domain_id = ?1"
                                        + " and user_group_id = ?2 for no key update")
                        .setParameter(1, domainId)
                        .setParameter(2, groupId)
                        .getResultList();
        if (group.isEmpty()) {
            throw CommonError.NOT_FOUND.with("user_group_id", groupId);
        }
        String workspaceId = (String) group.get(0);
        if (!members.strangers(domainId, workspaceId, List.of(userId)).isEmpty()) {
            throw UserGroupError.USERS_NOT_FOUND.with(List.of(userId));
        }
        int added =
                em.createNativeQuery(
                                """
                                insert into user_group_users
                                    (user_group_id, domain_id, workspace_id, user_id, from_directory)
                                values (?1, ?2, ?3, ?4, true)
                                on conflict do nothing
                                """)
                        .setParameter(1, groupId)
                        .setParameter(2, domainId)
                        .setParameter(3, workspaceId)
                        .setParameter(4, userId)
                        .executeUpdate();
        if (added > 0) {
            members.demandFew("user_group_users", "user_group_id", groupId);
            changed("add_users", domainId, groupId, userId);
        }
    }

    public void remove(String domainId, String groupId, String userId) {
        int removed =
                em.createNativeQuery(
                                "delete from user_group_users where user_group_id = ?1"
                                        + " and domain_id = ?2 and user_id = ?3 and from_directory")
                        .setParameter(1, groupId)
                        .setParameter(2, domainId)
                        .setParameter(3, userId)
                        .executeUpdate();
        if (removed > 0) {
            changed("remove_users", domainId, groupId, userId);
        }
    }

    private void changed(String verb, String domainId, String groupId, String userId) {
        audit.changed(
                "UserGroup." + verb,
                domainId,
                "UserGroup",
                groupId,
                Map.of("users", List.of(userId), "from", "directory"));
    }
}
