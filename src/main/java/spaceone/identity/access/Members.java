package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import spaceone.identity.CommonError;
import spaceone.identity.StringsColumn;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Place;

/**
 * Who is in a user group, a project or a project group. Nobody is, without a role in its workspace:
 * a membership is a row that hangs on the binding, so it ends with it.
 */
@Stateless
public class Members {

    @PersistenceContext EntityManager em;

    @Inject
    @Configured(Setting.ACCESS_MOST_MEMBERS)
    int most;

    /** Which of these users have no role in the workspace. */
    public List<String> strangers(String domainId, String workspaceId, Collection<String> users) {
        List<?> found =
                em.createNativeQuery(
                                """
                                select e.user_id
                                from jsonb_array_elements_text(cast(?1 as jsonb)) as e (user_id)
                                where not exists (select 1 from role_bindings b where b.domain_id = ?2
                                  and b.user_id = e.user_id and b.workspace_id = ?3)
                                """)
                        .setParameter(1, StringsColumn.json(users))
                        .setParameter(2, domainId)
                        .setParameter(3, workspaceId)
                        .getResultList();
        return texts(found);
    }

    /**
     * Whoever is in already stays in; parallel calls each add theirs. Whom the directory had put
     * into a user group is in by hand from now on.
     */
    public void add(
            Circle circle,
            String domainId,
            String workspaceId,
            String id,
            Collection<String> users) {
        em.createNativeQuery(
                        """
                        insert into %s (%s, domain_id, workspace_id, user_id)
                        select ?1, ?2, ?3, e.user_id
                        from jsonb_array_elements_text(cast(?4 as jsonb)) with ordinality as e (user_id, n)
                        group by e.user_id order by min(e.n)
                        on conflict %s
                        """
                                .formatted(circle.table(), circle.key(), circle.whoIsIn()))
                .setParameter(1, id)
                .setParameter(2, domainId)
                .setParameter(3, workspaceId)
                .setParameter(4, StringsColumn.json(users))
                .executeUpdate();
        demandFew(circle.table(), circle.key(), id);
    }

    /**
     * Refuses when there are too many by now: an answer about the circle names them all. The caller
     * holds the circle's row.
     */
    public void demandFew(String table, String key, String id) {
        boolean tooMany =
                !em.createNativeQuery(
                                "select 1 from %s where %s = ?1 offset ?2 limit 1"
                                        .formatted(table, key))
                        .setParameter(1, id)
                        .setParameter(2, most)
                        .getResultList()
                        .isEmpty();
        if (tooMany) {
            throw CommonError.INVALID_PARAMETER.with(
                    "users", "there can be " + most + " at most, counting those who are in");
        }
    }

    public void remove(Circle circle, String id, Collection<String> users) {
        em.createNativeQuery(
                        """
                        delete from %s where %s = ?1
                          and user_id in (select jsonb_array_elements_text(cast(?2 as jsonb)))
                        """
                                .formatted(circle.table(), circle.key()))
                .setParameter(1, id)
                .setParameter(2, StringsColumn.json(users))
                .executeUpdate();
    }

    public void removeAll(Circle circle, String id) {
        em.createNativeQuery("delete from %s where %s = ?1".formatted(circle.table(), circle.key()))
                .setParameter(1, id)
                .executeUpdate();
    }

    /** In the order in which they came. */
    public List<String> of(Circle circle, String id) {
        return texts(
                em.createNativeQuery(
                                "select user_id from %s where %s = ?1 order by id"
                                        .formatted(circle.table(), circle.key()))
                        .setParameter(1, id)
                        .getResultList());
    }

    /** The circles of one kind that a user is in, inside a workspace: at most so many. */
    public List<String> circlesOf(Circle circle, Place place, String userId, int mostCircles) {
        return texts(
                em.createNativeQuery(
                                "select %s from %s where domain_id = ?1 and workspace_id = ?2 and user_id = ?3"
                                                .formatted(circle.key(), circle.table())
                                        + " order by id limit ?4")
                        .setParameter(4, mostCircles)
                        .setParameter(1, place.domainId())
                        .setParameter(2, place.workspaceId())
                        .setParameter(3, userId)
                        .getResultList());
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
