package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Sha256;

/**
 * What passkeys are to sign: random, for one purpose and, where somebody is known, for them and
 * their session. Each is taken once, on whichever node, whatever becomes of what was signed.
 */
@Stateless
public class PasskeyChallenges {

    private static final SecureRandom RANDOM = new SecureRandom();

    static final Duration LIFE = Duration.ofMinutes(5);

    /** Whom a challenge was made for. {@code userKey}, {@code session}, {@code handle}: or null. */
    public record Bound(
            String domainId,
            @Nullable Long userKey,
            @Nullable String session,
            byte @Nullable [] handle) {}

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** A new one, in a transaction of its own: a refusal carries it to whoever is asked. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public byte[] open(PasskeyPurpose purpose, Bound bound) {
        byte[] challenge = random(32);
        em.createNativeQuery(
                        """
                        insert into passkey_challenges (challenge_hash, purpose, domain_id, user_key, session_id,
                            user_handle, expires_at)
                        values (?1, ?2, ?3, nullif(?4, 0), nullif(?5, ''), nullif(?6, cast('' as bytea)), ?7)
                        """)
                .setParameter(1, Sha256.of(challenge))
                .setParameter(2, purpose.name())
                .setParameter(3, bound.domainId())
                .setParameter(4, bound.userKey() == null ? 0L : bound.userKey())
                .setParameter(5, bound.session() == null ? "" : bound.session())
                .setParameter(6, bound.handle() == null ? new byte[0] : bound.handle())
                .setParameter(7, Timestamp.from(clock.instant().plus(LIFE)))
                .executeUpdate();
        return challenge;
    }

    /** Takes it, if it is good for this purpose in this domain: nobody else gets it after that. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Bound> take(PasskeyPurpose purpose, String domainId, byte[] challenge) {
        @SuppressWarnings("unchecked")
        List<Object[]> taken =
                em.createNativeQuery(
                                """
                                delete from passkey_challenges
                                where challenge_hash = ?1 and purpose = ?2 and domain_id = ?3 and expires_at > ?4
                                returning user_key, session_id, user_handle
                                """)
                        .setParameter(1, Sha256.of(challenge))
                        .setParameter(2, purpose.name())
                        .setParameter(3, domainId)
                        .setParameter(4, Timestamp.from(clock.instant()))
                        .getResultList();
        return taken.stream()
                .findFirst()
                .map(
                        row ->
                                new Bound(
                                        domainId,
                                        row[0] == null ? null : ((Number) row[0]).longValue(),
                                        (String) row[1],
                                        (byte[]) row[2]));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Removes those whose time is over. */
    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from passkey_challenges where ctid = any(array(
                            select ctid from passkey_challenges where expires_at < ?1
                            limit ?2 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, most)
                .executeUpdate();
    }
}
