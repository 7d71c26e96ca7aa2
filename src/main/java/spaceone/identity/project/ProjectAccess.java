package spaceone.identity.project;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Which projects somebody may see who may not see all of a workspace. */
@Stateless
public class ProjectAccess {

    @PersistenceContext EntityManager em;

    /** A member's: the public ones, those that list him, and all below the groups that list him. */
    public List<String> ofMember(String domainId, String workspaceId, String userId) {
        List<?> found =
                em.createNativeQuery(
                                """
                                with recursive mine (id) as (
                                    select m.project_group_id from project_group_users m
                                    where m.domain_id = ?1 and m.workspace_id = ?2 and m.user_id = ?3
                                    union
                                    select g.project_group_id
                                    from project_groups g join mine on g.parent_group_id = mine.id)
                                select p.project_id from projects p
                                where p.domain_id = ?1 and p.workspace_id = ?2
                                  and (p.project_type = 'PUBLIC'
                                    or p.project_group_id in (select id from mine)
                                    or exists (select 1 from project_users u
                                        where u.project_id = p.project_id and u.user_id = ?3))
                                order by p.id
                                """)
                        .setParameter(1, domainId)
                        .setParameter(2, workspaceId)
                        .setParameter(3, userId)
                        .getResultList();
        return found.stream().map(Object::toString).toList();
    }
}
