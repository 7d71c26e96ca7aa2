package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectoryIdentity;
import spaceone.identity.session.Sessions;

/**
 * Who external users are in their directory. Names are given to somebody else there when their
 * bearer has left, or change with a marriage; what is kept here at the first sign-in does neither.
 */
@Stateless
public class ExternalIdentities {

    @PersistenceContext EntityManager em;
    @Inject Users users;
    @Inject Sessions sessions;
    @Inject Audit audit;

    /** Whoever came as this before, whatever the name is now. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<User> find(String domainId, DirectoryIdentity identity) {
        return em.createQuery(
                        "select u from User u where u.domainId = :domainId"
                                + " and u.externalSubject = :subject and u.externalIssuer = :issuer",
                        User.class)
                .setParameter("domainId", domainId)
                .setParameter("subject", identity.subject())
                .setParameter("issuer", identity.issuer())
                .getResultStream()
                .findFirst();
    }

    /** Of two who come at once for the first time, one is it. */
    public User keep(User known, String directoryId, Optional<DirectoryIdentity> shown) {
        User user = users.lock(known.domainId(), known.userId());
        if (user.key() != known.key()) {
            throw CommonError.CONFLICT.with();
        }
        user.arriveAs(directoryId, shown);
        return user;
    }

    /**
     * As another installation kept it, or the directory tells it. What is kept here stays, and
     * somebody else of the name is refused.
     *
     * @param told empty where only the directory is known
     * @return whether something was kept that was not before
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean adopt(User user, String directoryId, Optional<DirectoryIdentity> told) {
        demandExternal(user);
        if (user.directory().isPresent()) {
            demandSame(user, directoryId, told);
            return false;
        }
        if (told.flatMap(identity -> find(user.domainId(), identity)).isPresent()) {
            throw CommonError.SAVE_UNIQUE_VALUES.with("['identity', 'domain_id']");
        }
        user.arriveAs(directoryId, told);
        return true;
    }

    static void demandExternal(User user) {
        if (user.authType() != AuthType.EXTERNAL) {
            throw CommonError.INVALID_PARAMETER.with("identity", "only of external users");
        }
    }

    private static void demandSame(
            User user, String directoryId, Optional<DirectoryIdentity> told) {
        boolean same =
                user.directory().equals(Optional.of(directoryId))
                        && (told.isEmpty()
                                || !user.identity().isPresent()
                                || user.identity().equals(told));
        if (!same) {
            throw CommonError.INVALID_PARAMETER.with("identity", "is another one here");
        }
    }

    /**
     * Whoever comes next under the user's name is the user. It may be somebody else, so sessions
     * end.
     */
    public User release(String domainId, String userId) {
        User user = users.lockOver(domainId, userId);
        user.releaseIdentity();
        sessions.revokeAll(user.key());
        audit.changed(
                "User.release_identity", domainId, "User", userId, Map.of("state", user.state()));
        return user;
    }
}
