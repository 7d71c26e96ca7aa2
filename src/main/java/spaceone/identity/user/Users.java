package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Texts;
import spaceone.identity.access.Powers;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;
import spaceone.identity.session.Sessions;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * The accounts of a domain and their life cycle. A change works on the locked row, so that parallel
 * changes of different fields both survive; whoever leaves service loses his sessions in the same
 * transaction.
 */
@Stateless
public class Users {

    /** In seconds. */
    public static final int SHORTEST_REFRESH = 1800;

    /** In seconds. */
    public static final int LONGEST_REFRESH = 2592000;

    private static final int LONGEST_NAME = 300;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Results results;
    @Inject Domains domains;
    @Inject RoleBindings roleBindings;
    @Inject Powers powers;
    @Inject Sessions sessions;
    @Inject Blocks blocks;
    @Inject VerifyCodes verifyCodes;
    @Inject Event<UserLeft> userLeft;

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public User get(String domainId, String userId) {
        return find(domainId, userId).orElseThrow(() -> notFound(domainId, userId));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<User> find(String domainId, String userId) {
        return named(domainId, userId, LockModeType.NONE);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<User> find(String domainId, long key) {
        return Optional.ofNullable(em.find(User.class, key))
                .filter(user -> user.domainId().equals(domainId));
    }

    /**
     * By what can be seen of the id, which is unique in a domain: ids that were kept before they
     * had one form are found as well.
     */
    private Optional<User> named(String domainId, String userId, LockModeType lock) {
        return folded(domainId, userId, lock).filter(user -> isWritten(userId, user));
    }

    private static boolean isWritten(String userId, User user) {
        return Texts.visible(user.userId()).equals(Texts.visible(userId));
    }

    private Optional<User> folded(String domainId, String userId, LockModeType lock) {
        if (userId == null || userId.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        return em.createQuery(
                        "select u from User u where u.domainId = :domainId and u.foldedId = :foldedId",
                        User.class)
                .setParameter("domainId", domainId)
                .setParameter("foldedId", UserIds.fold(userId))
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /**
     * As {@link #find}; but of somebody who signs in elsewhere the letters may have changed there
     * between small and capital ones. Folded ids are unique in a domain, so there is one at most.
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<User> findExternal(String domainId, String userId) {
        return folded(domainId, userId, LockModeType.NONE)
                .filter(user -> user.authType() == AuthType.EXTERNAL || isWritten(userId, user));
    }

    /** The user, to be changed: nobody else changes him until the transaction ends. */
    public User lock(String domainId, String userId) {
        return named(domainId, userId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> notFound(domainId, userId));
    }

    /**
     * As {@link #lock}, for who may do no more than whoever acts: or they would get it this way.
     */
    public User lockOver(String domainId, String userId) {
        User user = lock(domainId, userId);
        powers.demandOver(domainId, user.userId());
        return user;
    }

    public JsonObject stat(String domainId, Statistics statistics) {
        return results.stat(UserInfo.COUNTED, scope(domainId), statistics);
    }

    /** {@code worksIn} narrows to those who have a role in that workspace; null does not. */
    public Listing list(String domainId, @Nullable String worksIn, Query query) {
        return results.list(UserInfo.FIELDS, scope(domainId, worksIn), query);
    }

    private static Scope scope(String domainId, @Nullable String worksIn) {
        return worksIn == null
                ? scope(domainId)
                : scope(domainId)
                        .and(UserFields.WORKS_IN, worksIn)
                        .counted(UserFields.COUNT_IN_WORKSPACE, domainId, worksIn);
    }

    private static Scope scope(String domainId) {
        return Scope.of("u.domain_id = ?", domainId)
                .counted(UserFields.KEPT_COUNT, domainId)
                .tallied(UserFields.KEPT_KINDS);
    }

    /** As {@link #list}, with what kind of user each is; {@code roleId} narrows to its holders. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Listing listWithTypes(String domainId, @Nullable String roleId, Query query) {
        Scope scope = scope(domainId);
        return results.list(
                V1UserInfo.FIELDS,
                roleId == null ? scope : scope.and(UserFields.HOLDS_ROLE, roleId),
                query);
    }

    public User enable(String domainId, String userId) {
        User user = lockOver(domainId, userId);
        user.enable();
        blocks.lift(user);
        audit.changed("User.enable", domainId, "User", userId, Map.of("state", user.state()));
        return user;
    }

    public User disable(String domainId, String userId) {
        domains.lockAdministration(domainId);
        User user = lockOver(domainId, userId);
        if (!user.isDisabled()) {
            demandOtherAdministrator(user);
            user.disable();
            sessions.revokeAll(user.key());
            verifyCodes.withdraw(user.key(), CodePurpose.values());
            userLeft.fire(new UserLeft(domainId, userId, false));
            audit.changed("User.disable", domainId, "User", userId, Map.of("state", user.state()));
        }
        return user;
    }

    public void delete(String domainId, String userId) {
        domains.lockAdministration(domainId);
        User user = lockOver(domainId, userId);
        demandOtherAdministrator(user);
        roleBindings.removeAll(domainId, user.userId());
        blocks.forget(user);
        userLeft.fire(new UserLeft(domainId, userId, true));
        // While the user is there: it may be their own act.
        audit.changed("User.delete", domainId, "User", userId, Map.of("key", user.key()));
        em.remove(user);
    }

    /** Removes everybody from a domain. Only founding anew needs it. */
    public void deleteAll(String domainId) {
        roleBindings.removeAll(domainId);
        em.createQuery("delete from User u where u.domainId = :domainId")
                .setParameter("domainId", domainId)
                .executeUpdate();
        userLeft.fire(new UserLeft(domainId, null, true));
        audit.changed("User.delete", domainId, "Domain", domainId, Map.of("users", "all"));
    }

    public User setRequiredActions(String domainId, String userId, Set<RequiredAction> actions) {
        User user = lockOver(domainId, userId);
        if (actions.contains(RequiredAction.ENFORCE_MFA) && user.mfa().type() == null) {
            throw CommonError.INVALID_PARAMETER.with(
                    "required_actions", "no type of MFA is enforced for this user");
        }
        actions.forEach(user::require);
        audit.changed(
                "User.set_required_actions", domainId, "User", userId, Map.of("actions", actions));
        return user;
    }

    public User setRefreshTimeout(String domainId, String userId, int seconds) {
        if (seconds < SHORTEST_REFRESH || seconds > LONGEST_REFRESH) {
            throw CommonError.INVALID_PARAMETER.with(
                    "refresh_timeout",
                    "from " + SHORTEST_REFRESH + " to " + LONGEST_REFRESH + " seconds");
        }
        User user = lockOver(domainId, userId);
        if (!user.isAdministrator()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        user.refreshWithin(seconds);
        audit.changed(
                "User.set_refresh_timeout",
                domainId,
                "User",
                userId,
                Map.of("refresh_timeout", seconds));
        return user;
    }

    /**
     * The user, after a sign-in whose proof was judged on {@code proven}: refused if he changed in
     * between, so that an old password, or none of a new second factor, cannot open a session.
     */
    public User signedIn(User proven, PasswordProof.Given given) {
        User user = lock(proven.domainId(), proven.userId());
        boolean same =
                user.key() == proven.key()
                        && user.passwords().areThoseOf(proven.passwords())
                        && user.mfa().equals(proven.mfa())
                        && user.spareFactor().equals(proven.spareFactor());
        if (!same || user.isDisabled()) {
            throw CommonError.AUTHENTICATE_FAILURE.with("the user changed during the sign-in.");
        }
        if (given == PasswordProof.Given.TEMPORARY) {
            user.usedTemporaryPassword();
            sessions.revokeAll(user.key());
        }
        user.signedIn();
        em.flush();
        seen(user.key());
        return user;
    }

    /** Keeps the same password under a stronger hash, unless it was changed meanwhile. */
    public void rehash(User proven, String hash) {
        User user = lock(proven.domainId(), proven.userId());
        if (user.password().equals(proven.password())) {
            user.passwords().rehash(hash);
            proven.passwords().rehash(hash);
        }
    }

    /**
     * Notes that the user was here. Not a change of his record: it takes no part in locks or
     * versions.
     */
    public void seen(long key) {
        em.createNativeQuery("update users set last_accessed_at = ?1 where id = ?2")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, key)
                .executeUpdate();
    }

    /** Gives the user the role of an administrator of his domain. */
    public RoleBinding makeAdministrator(User user, String roleId) {
        RoleBinding binding = roleBindings.bindToDomain(user.domainId(), user.userId(), roleId);
        user.administer(roleId);
        return binding;
    }

    /**
     * The name under which failed attempts on this account are counted, whatever the spelling.
     * Anybody may try any text, but only so much of it fits into an index.
     */
    public static String account(String domainId, String userId) {
        return domainId + " " + beginning(UserIds.fold(beginning(userId)));
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    /** The caller holds the domain. A disabled administrator protects nobody and is not missed. */
    public void demandOtherEnabledAdministrator(User user) {
        if (!user.isDisabled() && otherAdministrators(user, List.of(UserState.ENABLED)) == 0) {
            throw UserError.LAST_DOMAIN_ADMIN_CANNOT_DELETE.with(user.userId());
        }
    }

    private void demandOtherAdministrator(User user) {
        List<UserState> usable = List.of(UserState.ENABLED, UserState.PENDING);
        if (user.isAdministrator() && otherAdministrators(user, usable) == 0) {
            throw UserError.LAST_ADMIN_CANNOT_DISABLED_DELETED.with(user.userId());
        }
    }

    private long otherAdministrators(User user, List<UserState> states) {
        return em.createQuery(
                        "select count(u) from User u where u.domainId = :domainId and u.roleType = :admin"
                                + " and u.state in :states and u.id <> :key",
                        Long.class)
                .setParameter("domainId", user.domainId())
                .setParameter("admin", UserRoleType.DOMAIN_ADMIN)
                .setParameter("states", states)
                .setParameter("key", user.key())
                .getSingleResult();
    }

    private static RuntimeException notFound(String domainId, String userId) {
        return CommonError.NOT_FOUND.with(
                "('user_id', 'domain_id')", "('" + userId + "', '" + domainId + "')");
    }
}
