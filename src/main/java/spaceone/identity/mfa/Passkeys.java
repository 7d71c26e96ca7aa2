package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.NOT_FOUND;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Ids;
import spaceone.identity.Texts;
import spaceone.identity.audit.Audit;
import spaceone.identity.user.ChangeUndone;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.PasskeyChanged;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * The passkeys of users: kept, named, used, taken away. They stay when the second factor is turned
 * off or the password changes, and go with the user, and with "this was not me".
 */
@Stateless
public class Passkeys {

    static final int MOST = 50;

    /** In characters. */
    public static final int LONGEST_NAME = 100;

    @PersistenceContext EntityManager em;
    @Inject Users users;
    @Inject TrustedDevices trustedDevices;
    @Inject EnrolledFactor enrolledFactor;
    @Inject Audit audit;
    @Inject Event<PasskeyChanged> changed;
    @Inject Clock clock;

    /** The user's, oldest first. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Passkey> list(long userKey) {
        return em.createQuery(
                        "select p from Passkey p where p.userKey = :userKey"
                                + " order by p.createdAt, p.passkeyId",
                        Passkey.class)
                .setParameter("userKey", userKey)
                .getResultList();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Passkey> find(String domainId, byte[] credentialId) {
        return em.createQuery(
                        "select p from Passkey p where p.domainId = :domainId"
                                + " and p.credentialId = :credentialId",
                        Passkey.class)
                .setParameter("domainId", domainId)
                .setParameter("credentialId", credentialId)
                .getResultStream()
                .findFirst();
    }

    /** Keeps a new one. The same one twice, whosever it is, is refused. */
    public Passkey add(
            OwnAccount.Self self, User proven, byte[] handle, NewPasskey made, String name) {
        User user = users.lock(proven.domainId(), proven.userId());
        user.demandOwnSignIn("ADD_PASSKEY");
        demandRoom(user.key());
        String passkeyId = Ids.next("passkey");
        int added =
                em.createNativeQuery(
                                """
                                insert into passkeys (passkey_id, user_key, domain_id, credential_id, user_handle,
                                    public_key, counter, aaguid, transports, backed_up, name, created_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                                on conflict do nothing
                                """)
                        .setParameter(1, passkeyId)
                        .setParameter(2, user.key())
                        .setParameter(3, user.domainId())
                        .setParameter(4, made.credentialId())
                        .setParameter(5, handle)
                        .setParameter(6, made.publicKey())
                        .setParameter(7, made.counter())
                        .setParameter(8, made.aaguid().toString())
                        .setParameter(9, transports(made.transports()))
                        .setParameter(10, made.backedUp())
                        .setParameter(11, name)
                        .setParameter(12, Timestamp.from(clock.instant()))
                        .executeUpdate();
        if (added == 0) {
            throw MfaError.PASSKEY_REFUSED.with(PasskeyFault.CREDENTIAL);
        }
        enrolledFactor.confirmed(self, user, CountedFactor.PASSKEY, passkeyId);
        changed.fire(PasskeyChanged.of(user, name, true, true, clock.instant()));
        audit.changed(
                "User.add_passkey",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("passkey_id", passkeyId, "name", name));
        return em.find(Passkey.class, passkeyId);
    }

    /** Refuses where there are as many as there may be. */
    public void demandRoom(long userKey) {
        if (list(userKey).size() >= MOST) {
            throw MfaError.PASSKEYS_TOO_MANY.with(MOST);
        }
    }

    /** Browsers may send any words here; what is not kept is a hint less. */
    private static String transports(List<String> transports) {
        String joined = String.join(",", transports);
        return joined.matches("[a-z,-]{0,200}") ? joined : "";
    }

    /** A name as it may be kept. */
    static String named(String name) {
        if (name == null || name.isBlank()) {
            throw REQUIRED_PARAMETER.with("name");
        }
        String kept = Texts.name(name, "name");
        if (kept.length() > LONGEST_NAME) {
            throw INVALID_PARAMETER.with("name", "longer than " + LONGEST_NAME + " characters");
        }
        return kept;
    }

    public Passkey rename(String domainId, String userId, String passkeyId, String name) {
        User user = users.get(domainId, userId);
        String kept = named(name);
        Passkey before = owned(user, passkeyId);
        em.createNativeQuery("update passkeys set name = ?1 where passkey_id = ?2")
                .setParameter(1, kept)
                .setParameter(2, passkeyId)
                .executeUpdate();
        audit.changed(
                "User.rename_passkey",
                domainId,
                "User",
                user.userId(),
                Map.of("passkey_id", passkeyId, "before", before.name(), "name", kept));
        em.refresh(before);
        return before;
    }

    public void remove(String domainId, String userId, String passkeyId) {
        remove(users.lock(domainId, userId), passkeyId, true);
    }

    /** An administrator takes it away from somebody who may do no more than they. */
    public void removeOver(String domainId, String userId, String passkeyId) {
        remove(users.lockOver(domainId, userId), passkeyId, false);
    }

    private void remove(User user, String passkeyId, boolean byHimself) {
        Passkey passkey = owned(user, passkeyId);
        em.createNativeQuery("delete from passkeys where passkey_id = ?1")
                .setParameter(1, passkeyId)
                .executeUpdate();
        // Whoever has the passkey may have had a device trusted with it.
        trustedDevices.drop(user.key());
        changed.fire(PasskeyChanged.of(user, passkey.name(), false, byHimself, clock.instant()));
        audit.changed(
                "User.remove_passkey",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("passkey_id", passkeyId, "name", passkey.name(), "by_himself", byHimself));
    }

    private Passkey owned(User user, String passkeyId) {
        if (passkeyId == null) {
            throw REQUIRED_PARAMETER.with("passkey_id");
        }
        return list(user.key()).stream()
                .filter(each -> each.passkeyId().equals(passkeyId))
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.with("passkey_id", passkeyId));
    }

    /**
     * Notes a use, in the transaction of its effect; false where it is gone, or where its counter
     * was used meanwhile: two devices that count from the same number are a copy of one.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean use(String passkeyId, long counter) {
        return em.createNativeQuery(
                                """
                                update passkeys set counter = ?1, used_at = ?2
                                where passkey_id = ?3 and (counter < ?1 or counter = 0 and ?1 = 0)
                                """)
                        .setParameter(1, counter)
                        .setParameter(2, Timestamp.from(clock.instant()))
                        .setParameter(3, passkeyId)
                        .executeUpdate()
                == 1;
    }

    /** Whoever was in the account may have added one, and had it for long. */
    public void drop(@Observes ChangeUndone fact) {
        em.createNativeQuery("delete from passkeys where user_key = ?1")
                .setParameter(1, fact.userKey())
                .executeUpdate();
    }
}
