package spaceone.identity.workspacegroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.StringsColumn;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.GroupBindings;
import spaceone.identity.access.Members;
import spaceone.identity.access.Powers;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Audit;

/**
 * Who is in a workspace group. Every change holds the group and is a fixed number of statements,
 * however many users it names and however many workspaces the group has.
 */
@Stateless
public class GroupMembers {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject WorkspaceGroups groups;
    @Inject GroupAuthority authority;
    @Inject Roles roles;
    @Inject Powers powers;
    @Inject Members members;

    /** A user and the role he is to have in the group's workspaces. */
    public record Entry(String userId, String roleId) {}

    public WorkspaceGroup add(
            String domainId, String groupId, List<Entry> entries, GroupEditor by) {
        WorkspaceGroup group = open(domainId, groupId, by);
        demandRoles(domainId, entries);
        powers.demandMayGive(
                authority.permissions(domainId, groupId, by),
                domainId,
                entries.stream().map(Entry::roleId).toList());
        String json = json(entries);
        demandNewcomers(group, json, entries);
        em.createNativeQuery(
                        """
                        with added as (
                            insert into workspace_group_users
                                (workspace_group_id, domain_id, user_id, role_id, role_type)
                            select ?1, r.domain_id, e.user_id, r.role_id, r.role_type
                            from jsonb_to_recordset(cast(?2 as jsonb)) as e (n int, user_id text, role_id text)
                            join roles r on r.domain_id = ?3 and r.role_id = e.role_id
                            order by e.n
                            returning workspace_group_id, domain_id, user_id, role_id, role_type)
                        insert into role_bindings (role_binding_id, domain_id, user_id, role_id, role_type,
                            resource_group, workspace_id, workspace_group_id, created_at)
                        select 'rb-' || substr(replace(cast(gen_random_uuid() as text), '-', ''), 1, 12),
                            a.domain_id, a.user_id, a.role_id, a.role_type, 'WORKSPACE', w.workspace_id,
                            a.workspace_group_id, ?4
                        from added a
                        join workspaces w on w.workspace_group_id = a.workspace_group_id
                        order by a.user_id, w.workspace_id
                        """
                                + GroupBindings.REPLACE)
                .setParameter(1, groupId)
                .setParameter(2, json)
                .setParameter(3, domainId)
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
        members.demandFew("workspace_group_users", "workspace_group_id", groupId);
        return changed("add_users", group, by, users(entries));
    }

    public boolean has(String groupId, String userId) {
        return !em.createNativeQuery(
                        "select 1 from workspace_group_users"
                                + " where workspace_group_id = ?1 and user_id = ?2")
                .setParameter(1, groupId)
                .setParameter(2, userId)
                .getResultList()
                .isEmpty();
    }

    /** His bindings go with him, and with them what hung on them. */
    public WorkspaceGroup remove(
            String domainId, String groupId, Collection<String> userIds, GroupEditor by) {
        WorkspaceGroup group = open(domainId, groupId, by);
        Set<String> gone = new HashSet<>(userIds);
        demandOver(group, gone, by);
        int removed =
                em.createNativeQuery(
                                """
                                delete from workspace_group_users where workspace_group_id = ?1
                                  and user_id in (select jsonb_array_elements_text(cast(?2 as jsonb)))
                                """)
                        .setParameter(1, groupId)
                        .setParameter(2, StringsColumn.json(gone))
                        .executeUpdate();
        if (removed < gone.size()) {
            throw CommonError.NOT_FOUND.with("users", "[" + String.join(", ", gone) + "]");
        }
        authority.demandOwnerLeft(domainId, groupId, by);
        return changed("remove_users", group, by, gone);
    }

    /** His bindings follow by themselves. */
    public WorkspaceGroup changeRole(String domainId, String groupId, Entry entry, GroupEditor by) {
        WorkspaceGroup group = open(domainId, groupId, by);
        WorkspaceGroupMember user =
                groups.complete(group).users().stream()
                        .filter(u -> u.userId().equals(entry.userId()))
                        .findFirst()
                        .orElseThrow(() -> CommonError.NOT_FOUND.with("user_id", entry.userId()));
        if (user.state().equals("DISABLED")) {
            throw GroupError.NOT_ALLOWED_USER_STATE.with(user.userId(), user.state());
        }
        demandOver(group, List.of(user.userId()), by);
        Role role =
                roles.toGive(
                        domainId, entry.roleId(), authority.permissions(domainId, groupId, by));
        if (role.roleType() == RoleType.DOMAIN_ADMIN) {
            throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(role.roleId(), role.roleType());
        }
        em.createNativeQuery(
                        "update workspace_group_users set role_id = ?1, role_type = ?2"
                                + " where workspace_group_id = ?3 and user_id = ?4")
                .setParameter(1, role.roleId())
                .setParameter(2, role.roleType().name())
                .setParameter(3, groupId)
                .setParameter(4, user.userId())
                .executeUpdate();
        authority.demandOwnerLeft(domainId, groupId, by);
        return changed("update_role", group, by, List.of(user.userId()));
    }

    /** Nobody takes from others what they could not give them. */
    private void demandOver(WorkspaceGroup group, Collection<String> users, GroupEditor by) {
        String domainId = group.domainId();
        String groupId = group.workspaceGroupId();
        powers.demandOverMembers(
                authority.permissions(domainId, groupId, by), domainId, groupId, users);
    }

    private WorkspaceGroup open(String domainId, String groupId, GroupEditor by) {
        authority.demandEditor(domainId, groupId, by);
        WorkspaceGroup group = groups.lock(domainId, groupId);
        if (!by.administrator()) {
            // Again, now that nobody else can change who owns the group.
            authority.demandEditor(domainId, groupId, by);
        }
        return group;
    }

    private void demandRoles(String domainId, List<Entry> entries) {
        Set<String> wanted = new HashSet<>();
        entries.forEach(entry -> wanted.add(entry.roleId()));
        int usable =
                em.createNativeQuery(
                                """
                                select role_id from roles where domain_id = ?1
                                  and role_id in (select jsonb_array_elements_text(cast(?2 as jsonb)))
                                  and role_type <> 'DOMAIN_ADMIN' and state = 'ENABLED'
                                order by role_id for share
                                """)
                        .setParameter(1, domainId)
                        .setParameter(2, StringsColumn.json(wanted))
                        .getResultList()
                        .size();
        if (usable < wanted.size()) {
            throw CommonError.INVALID_PARAMETER.with(
                    "role_id", "must be an enabled role of owners or members");
        }
    }

    private void demandNewcomers(WorkspaceGroup group, String json, List<Entry> entries) {
        if (users(entries).size() < entries.size()) {
            throw CommonError.INVALID_PARAMETER.with("users", "a user is named twice");
        }
        @SuppressWarnings("unchecked")
        List<Object[]> problems =
                em.createNativeQuery(
                                """
                                select e.user_id, m.user_id
                                from jsonb_to_recordset(cast(?1 as jsonb)) as e (user_id text)
                                left join users u on u.domain_id = ?2 and u.user_id = e.user_id
                                left join workspace_group_users m
                                  on m.workspace_group_id = ?3 and m.user_id = e.user_id
                                where u.id is null or m.user_id is not null
                                order by m.user_id nulls last limit 1
                                """)
                        .setParameter(1, json)
                        .setParameter(2, group.domainId())
                        .setParameter(3, group.workspaceGroupId())
                        .getResultList();
        for (Object[] problem : problems) {
            throw problem[1] == null
                    ? CommonError.NOT_FOUND.with("user_id", problem[0])
                    : CommonError.INVALID_PARAMETER.with(
                            "users", problem[0] + " is in the group already");
        }
    }

    private static Set<String> users(List<Entry> entries) {
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(entry.userId()));
        return ids;
    }

    private static String json(List<Entry> entries) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        int n = 0;
        for (Entry entry : entries) {
            array.add(
                    Json.createObjectBuilder()
                            .add("n", n++)
                            .add("user_id", entry.userId())
                            .add("role_id", entry.roleId()));
        }
        return array.build().toString();
    }

    private WorkspaceGroup changed(
            String verb, WorkspaceGroup group, GroupEditor by, Collection<String> userIds) {
        group.changedBy(by.id(), clock.instant());
        audit.changed(
                "WorkspaceGroup." + verb,
                group.domainId(),
                "WorkspaceGroup",
                group.workspaceGroupId(),
                Map.of("users", userIds));
        return groups.complete(group);
    }
}
