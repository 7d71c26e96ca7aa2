package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import spaceone.identity.StringsColumn;

/**
 * Whether whoever acts may act on people: only on those who may do no more than they. Somebody who
 * opens another's account has all that the other has.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Powers {

    private static final String OF_USER =
            """
            select distinct cast(r.permissions as text) from role_bindings b
            join roles r on r.domain_id = b.domain_id and r.role_id = b.role_id
            where b.domain_id = ?1 and b.user_id = ?2
            """;

    private static final String OF_GROUP =
            """
            select distinct cast(r.permissions as text) from workspace_group_users m
            join roles r on r.domain_id = m.domain_id and r.role_id = m.role_id
            where m.domain_id = ?1 and m.workspace_group_id = ?2
            """;

    private static final String OF_USERS_IN_GROUP =
            OF_GROUP + " and m.user_id in (select jsonb_array_elements_text(cast(?3 as jsonb)))";

    private static final String OF_ROLES =
            """
            select distinct cast(r.permissions as text) from roles r
            where r.domain_id = ?1
              and r.role_id in (select jsonb_array_elements_text(cast(?2 as jsonb)))
            """;

    private static final String OF_EXTERNALS =
            """
            select distinct cast(r.permissions as text) from users u
            join role_bindings b on b.domain_id = u.domain_id and b.user_id = u.user_id
            join roles r on r.domain_id = b.domain_id and r.role_id = b.role_id
            where u.domain_id = ?1 and u.auth_type = ?2
            """;

    @PersistenceContext EntityManager em;
    @Inject Giver giver;

    /** Oneself, or somebody who has nothing that whoever acts lacks. */
    public void demandOver(String domainId, String userId) {
        if (!giver.isUser(userId)) {
            demandAll(giver.permissions(), OF_USER, domainId, userId);
        }
    }

    /** Whoever decides how external people sign in opens the account of each of them. */
    public void demandOverExternals(String domainId) {
        demandAll(giver.permissions(), OF_EXTERNALS, domainId, "EXTERNAL");
    }

    /** Whoever puts a workspace into a group gives all its users their roles there. */
    public void demandOverGroup(String domainId, String groupId) {
        demandAll(giver.permissions(), OF_GROUP, domainId, groupId);
    }

    /** {@code theirs}: what whoever acts may do in the group. */
    public void demandOverMembers(
            List<String> theirs, String domainId, String groupId, Iterable<String> users) {
        demandAll(theirs, OF_USERS_IN_GROUP, domainId, groupId, json(users));
    }

    /** {@code theirs}: what whoever acts may do in the place where the roles will count. */
    public void demandMayGive(List<String> theirs, String domainId, Iterable<String> roles) {
        demandAll(theirs, OF_ROLES, domainId, json(roles));
    }

    private void demandAll(List<String> theirs, String sql, String... parameters) {
        if (theirs.isEmpty()) {
            return;
        }
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        StringsColumn column = new StringsColumn();
        for (Object list : query.getResultList()) {
            Giver.demandCovers(theirs, column.convertToEntityAttribute(list));
        }
    }

    private static String json(Iterable<String> values) {
        java.util.Set<String> all = new java.util.TreeSet<>();
        values.forEach(all::add);
        return StringsColumn.json(all);
    }
}
