package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;
import static spaceone.identity.CommonError.PERMISSION_DENIED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import spaceone.identity.StringsColumn;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Permissions;
import spaceone.identity.audit.ChangeRecorded;

/**
 * Who was let in at the door may have been shown it since: a request that waited for a lock, or
 * took its time, changes nothing after its session, its app's key or its system token ended, its
 * domain or workspace was put out of service, or its role became less. One statement, whoever acts.
 * What the request itself ended, as by a new password, does not count: the row's version is its
 * own.
 */
@Stateless
public class ActorStanding {

    private static final String OF_USER =
            """
            select u.role_type, w.state, b.role_type, r.permissions,
                r.xmin is not distinct from cast(pg_current_xact_id() as xid)
            from sessions s
            join users u on u.id = s.user_key
            join domains d on d.domain_id = s.domain_id and d.state = 'ENABLED'
            left join workspaces w on w.domain_id = u.domain_id and w.workspace_id = ?2
            left join role_bindings b on u.role_type <> 'DOMAIN_ADMIN' and b.domain_id = u.domain_id
              and b.user_id = u.user_id and b.workspace_id = ?2
            left join roles r on r.domain_id = u.domain_id
              and r.role_id = case when u.role_type = 'DOMAIN_ADMIN' then u.role_id else b.role_id end
            where s.session_id = ?1
              and (s.revoked_at is null or s.xmin = cast(pg_current_xact_id() as xid))
              and (u.state <> 'DISABLED' or u.xmin = cast(pg_current_xact_id() as xid))
            """;

    private static final String OF_APP =
            """
            select r.permissions, r.xmin = cast(pg_current_xact_id() as xid)
            from apps a
            join domains d on d.domain_id = a.domain_id and d.state = 'ENABLED'
            join roles r on r.domain_id = a.domain_id and r.role_id = a.role_id
            left join workspaces w on w.domain_id = a.domain_id
              and w.workspace_id = a.bound_workspace_id
            where a.domain_id = ?1 and a.app_id = ?2
              and (a.client_id = ?3 and a.state = 'ENABLED' and a.expired_at > ?4
                or a.xmin = cast(pg_current_xact_id() as xid))
              and (r.state = 'ENABLED' or r.xmin = cast(pg_current_xact_id() as xid))
              and (a.bound_workspace_id is null or w.state = 'ENABLED')
            """;

    private static final String OF_SYSTEM =
            """
            select 1 from system_tokens where token_id = ?1
              and (revoked_at is null or xmin = cast(pg_current_xact_id() as xid))
            """;

    @PersistenceContext EntityManager em;
    @Inject Giver giver;
    @Inject Clock clock;

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void demand(@Observes ChangeRecorded fact) {
        if (fact.sessionId() == null) {
            return;
        }
        switch (OwnerType.valueOf(fact.type())) {
            case USER -> demandUser(fact);
            case APP -> demandApp(fact);
            case SYSTEM -> demandSystem(fact);
        }
    }

    private void demandUser(ChangeRecorded fact) {
        List<Object[]> found =
                rows(
                        em.createNativeQuery(OF_USER)
                                .setParameter(1, fact.sessionId())
                                .setParameter(2, fact.workspaceId()));
        if (found.isEmpty()) {
            throw Tokens.invalid();
        }
        Object[] row = found.get(0);
        CallerRole role = CallerRole.valueOf(fact.role());
        // What somebody does in a group depends on what they are there, which is judged under the
        // group's lock; and they may just have left it, and their workspaces with it.
        if (role == CallerRole.USER || fact.target().equals("WorkspaceGroup")) {
            return;
        }
        boolean administrator = "DOMAIN_ADMIN".equals(row[0]);
        if (!fact.workspaceId().isEmpty()) {
            if (!"ENABLED".equals(row[1])) {
                throw PERMISSION_DENIED.with();
            }
            demandRole(
                    role.name().equals(row[2])
                            || administrator && role == CallerRole.WORKSPACE_OWNER);
        } else {
            demandRole(administrator);
        }
        demandPermissions(row[3], row[4]);
    }

    private void demandApp(ChangeRecorded fact) {
        List<Object[]> found =
                rows(
                        em.createNativeQuery(OF_APP)
                                .setParameter(1, fact.domainId())
                                .setParameter(2, fact.actorId())
                                .setParameter(3, fact.sessionId())
                                .setParameter(4, Timestamp.from(clock.instant())));
        if (found.isEmpty()) {
            // Whoever deletes themselves holds, and has judged, the row that is not there any more.
            if (fact.isOf("App", fact.actorId())) {
                return;
            }
            throw PERMISSION_DENIED.with();
        }
        demandPermissions(found.get(0)[0], found.get(0)[1]);
    }

    private void demandSystem(ChangeRecorded fact) {
        boolean standing =
                !em.createNativeQuery(OF_SYSTEM)
                        .setParameter(1, fact.sessionId())
                        .getResultList()
                        .isEmpty();
        if (!standing) {
            throw Tokens.invalid();
        }
    }

    private static void demandRole(boolean still) {
        if (!still) {
            throw AUTHENTICATE_FAILURE.with("the role of the token is no longer the user's.");
        }
    }

    /** Of the role they had at the door, unless they are who changed it. */
    private void demandPermissions(Object now, Object changedByThem) {
        if (!Boolean.TRUE.equals(changedByThem)
                && !Permissions.coverAll(
                        new StringsColumn().convertToEntityAttribute(now), giver.permissions())) {
            throw PERMISSION_DENIED.with();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
