package spaceone.identity.app;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import spaceone.identity.StringsColumn;
import spaceone.identity.access.RoleType;

/**
 * What the app behind a secret may do at this moment: nothing, unless everything it depends on is
 * in order. One statement, which also notes that the app was here, once a minute at most.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AppStandings {

    /**
     * By the client, or the one before while that is good. Both are unique: statistics that are out
     * of date cannot make it read the domain.
     */
    private static final String STANDING =
            """
            with recursive app as (
                select a.app_id, a.role_type, a.workspace_id, a.project_id, a.project_group_id, r.permissions
                from (
                    select * from apps where client_id = ?2
                    union all
                    select * from apps
                    where previous_client_id = ?2 and previous_beside = client_id and previous_until > ?3
                    offset 0) a
                join domains d on d.domain_id = a.domain_id and d.state = 'ENABLED'
                join roles r on r.domain_id = a.domain_id and r.role_id = a.role_id and r.state = 'ENABLED'
                left join workspaces w on w.workspace_id = a.bound_workspace_id
                where a.domain_id = ?1 and a.state = 'ENABLED' and a.expired_at > ?3
                  and (a.bound_workspace_id is null or w.state = 'ENABLED')),
            below (id) as (
                select project_group_id from app where project_group_id is not null
                union
                select g.project_group_id from project_groups g join below on g.parent_group_id = below.id),
            seen as (
                update apps set last_accessed_at = ?3
                where app_id = (select app_id from app) and (last_accessed_at is null or last_accessed_at < ?4))
            select app_id, role_type, workspace_id, permissions, coalesce(
                (select jsonb_agg(p.project_id order by p.id) from projects p
                 where p.project_id = any(array(
                     select app.project_id union all
                     select q.project_id from below cross join lateral
                         (select project_id from projects where project_group_id = below.id offset 0) q))), '[]')
            from app
            """;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** {@code projects} counts only for a role of members. */
    public record Standing(
            String appId,
            RoleType roleType,
            String workspaceId,
            List<String> permissions,
            List<String> projects) {}

    public Optional<Standing> find(String domainId, String clientId) {
        Instant now = clock.instant();
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(STANDING)
                        .setParameter(1, domainId)
                        .setParameter(2, clientId)
                        .setParameter(3, Timestamp.from(now))
                        .setParameter(4, Timestamp.from(now.minusSeconds(60)))
                        .getResultList();
        return rows.stream()
                .findFirst()
                .map(
                        row ->
                                new Standing(
                                        (String) row[0],
                                        RoleType.valueOf((String) row[1]),
                                        (String) row[2],
                                        texts(row[3]),
                                        texts(row[4])));
    }

    private static List<String> texts(Object column) {
        return new StringsColumn().convertToEntityAttribute(column);
    }
}
