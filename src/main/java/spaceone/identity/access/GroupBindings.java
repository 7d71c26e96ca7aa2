package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The bindings that workspace groups make: for every workspace of a group and every user of it one,
 * with the group's role. One statement each, however many there are; the caller holds the group. A
 * direct binding in the way is replaced, so that what hangs on it stays.
 */
@Stateless
public class GroupBindings {

    /** Who replaces a binding gives it a new id: the old one is gone. */
    public static final String REPLACE =
            """
             on conflict (domain_id, user_id, workspace_id) do update set
                role_binding_id = excluded.role_binding_id, role_id = excluded.role_id,
                role_type = excluded.role_type, workspace_group_id = excluded.workspace_group_id,
                created_at = excluded.created_at, from_directory = false
            """;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** The workspace is in the group already; now its users get their bindings. */
    public void bindAllTo(String groupId, String workspaceId) {
        em.createNativeQuery(
                        """
                        insert into role_bindings (role_binding_id, domain_id, user_id, role_id, role_type,
                            resource_group, workspace_id, workspace_group_id, created_at)
                        select 'rb-' || substr(replace(cast(gen_random_uuid() as text), '-', ''), 1, 12),
                            m.domain_id, m.user_id, m.role_id, m.role_type, 'WORKSPACE', w.workspace_id,
                            m.workspace_group_id, ?1
                        from workspace_group_users m
                        join workspaces w on w.workspace_group_id = m.workspace_group_id
                        where m.workspace_group_id = ?2 and w.workspace_id = ?3
                        order by m.user_id
                        """
                                + REPLACE)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, groupId)
                .setParameter(3, workspaceId)
                .executeUpdate();
    }

    /**
     * Takes the group's bindings in a workspace away. Users whom the next group will bind anyway
     * keep theirs until then, as a direct one, with all that hangs on it.
     */
    public void releaseFrom(String groupId, String workspaceId, @Nullable String nextGroupId) {
        String next = nextGroupId == null ? "" : nextGroupId;
        em.createNativeQuery(
                        """
                        delete from role_bindings where workspace_group_id = ?1 and workspace_id = ?2
                          and user_id not in
                            (select user_id from workspace_group_users where workspace_group_id = ?3)
                        """)
                .setParameter(1, groupId)
                .setParameter(2, workspaceId)
                .setParameter(3, next)
                .executeUpdate();
        em.createNativeQuery(
                        "update role_bindings set workspace_group_id = null"
                                + " where workspace_group_id = ?1 and workspace_id = ?2")
                .setParameter(1, groupId)
                .setParameter(2, workspaceId)
                .executeUpdate();
    }
}
