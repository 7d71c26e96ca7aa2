package spaceone.identity.project;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import spaceone.identity.query.Scope;
import spaceone.identity.tenancy.Place;

/** Which projects somebody may see who may not see all of a workspace. */
@Stateless
public class ProjectAccess {

    /**
     * A member's projects {@code p}: the public ones, those that list them, and all below the
     * groups that list them. Takes the domain, the workspace and the user, and all three again: so
     * that an index finds them on every PostgreSQL, one project at a time or all at once.
     */
    private static final String OF_MEMBER =
            """
            p.project_type = 'PUBLIC'
              or p.project_group_id in (
                with recursive mine (id) as (
                    select m.project_group_id from project_group_users m
                    where m.domain_id = %s and m.workspace_id = %s and m.user_id = %s
                    union
                    select g.project_group_id
                    from project_groups g join mine on g.parent_group_id = mine.id)
                select id from mine)
              or exists (select 1 from project_users u
                where u.project_id = p.project_id
                    and u.domain_id = %s and u.workspace_id = %s and u.user_id = %s)
            """;

    @PersistenceContext EntityManager em;

    /** The oldest of a member's, at most so many. */
    public List<String> ofMember(Place place, String userId, int most) {
        List<?> found =
                em.createNativeQuery(
                                "select p.project_id from projects p where p.domain_id = ?1"
                                        + " and p.workspace_id = ?2 and ("
                                        + OF_MEMBER.formatted("?1", "?2", "?3", "?1", "?2", "?3")
                                        + ") order by p.id limit ?4")
                        .setParameter(1, place.domainId())
                        .setParameter(2, place.workspaceId())
                        .setParameter(3, userId)
                        .setParameter(4, most)
                        .getResultList();
        return found.stream().map(Object::toString).toList();
    }

    /** Whether a project is within reach; the same for what does not exist. */
    public boolean opens(Reach reach, String projectId) {
        if (reach.projects() != null) {
            return reach.projects().contains(projectId);
        }
        return reach.memberId() == null
                || !em.createNativeQuery(
                                "select 1 from projects p where p.domain_id = ?1"
                                        + " and p.workspace_id = ?2 and p.project_id = ?4 and ("
                                        + OF_MEMBER.formatted("?1", "?2", "?3", "?1", "?2", "?3")
                                        + ")")
                        .setParameter(1, reach.place().domainId())
                        .setParameter(2, reach.place().workspaceId())
                        .setParameter(3, reach.memberId())
                        .setParameter(4, projectId)
                        .getResultList()
                        .isEmpty();
    }

    /** The projects {@code p} within reach. */
    static Scope scope(Reach reach) {
        Place place = reach.place();
        Scope scope = place.scope("p");
        if (reach.projects() != null) {
            return scope.and("p.project_id = any(?)", reach.projects());
        }
        return reach.memberId() == null
                ? scope
                : scope.and(
                        OF_MEMBER.formatted("?", "?", "?", "?", "?", "?"),
                        place.domainId(),
                        place.workspaceId(),
                        reach.memberId(),
                        place.domainId(),
                        place.workspaceId(),
                        reach.memberId());
    }
}
