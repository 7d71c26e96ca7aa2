package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.audit.Audit;
import spaceone.identity.operation.CodeMeter;
import spaceone.identity.user.ChangeUndone;
import spaceone.identity.user.MfaDropped;
import spaceone.identity.user.RecoveryNews;
import spaceone.identity.user.User;
import spaceone.identity.user.UserLeft;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * The codes that stand in for a lost second factor: made, used up, dropped with the factor that
 * they stand in for. Each is accepted once, on whichever node: the database says which use it was.
 */
@Stateless
public class RecoveryCodes {

    public static final int SET = 10;

    /** A new set as its user is shown it, once. */
    public record Shown(List<String> codes, Instant createdAt) {}

    /** Of a user's set: how many there were and are, since when, and when one was used last. */
    public record Standing(
            int total, int remaining, @Nullable Instant createdAt, @Nullable Instant lastUsedAt) {}

    @PersistenceContext EntityManager em;
    @Inject Users users;
    @Inject Audit audit;
    @Inject Event<RecoveryNews> news;
    @Inject Clock clock;

    RandomGenerator random = new SecureRandom();

    /** A new set in place of any other. */
    public Shown renew(String domainId, String userId) {
        User user = users.lock(domainId, userId);
        demandFactor(user);
        Instant now = clock.instant();
        remove(user.key(), RecoveryCode.Kind.RECOVERY);
        List<String> codes = Stream.generate(() -> SpareCode.next(random)).limit(SET).toList();
        codes.forEach(code -> em.persist(row(user, RecoveryCode.Kind.RECOVERY, code, now)));
        news.fire(RecoveryNews.of(user, RecoveryNews.Change.RENEWED, SET, now));
        audit.changed("User.renew_recovery_codes", domainId, "User", userId, Map.of("codes", SET));
        return new Shown(codes, now);
    }

    /** One code in place of any other that was given; answers how it is read out. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public String give(User user, String issuer, Instant end) {
        demandFactor(user);
        remove(user.key(), RecoveryCode.Kind.BYPASS);
        String code = SpareCode.next(random);
        em.persist(row(user, RecoveryCode.Kind.BYPASS, code, clock.instant()).givenBy(issuer, end));
        return code;
    }

    /** They stand in for a factor: without one there is nothing to stand in for. */
    private static void demandFactor(User user) {
        if (!user.mfa().isOn()) {
            throw MfaError.MFA_NOT_IN_USE.with(user.userId());
        }
    }

    private static RecoveryCode row(User user, RecoveryCode.Kind kind, String code, Instant now) {
        byte[] hash = SpareCode.hash(user.key(), SpareCode.parse(code).orElseThrow());
        return new RecoveryCode(user.domainId(), user.key(), kind, hash, now);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Standing standing(long userKey) {
        List<RecoveryCode> set =
                all(userKey).stream()
                        .filter(code -> code.kind() == RecoveryCode.Kind.RECOVERY)
                        .toList();
        return new Standing(
                set.size(),
                (int) set.stream().filter(code -> code.usedAt().isEmpty()).count(),
                set.stream().map(RecoveryCode::createdAt).findFirst().orElse(null),
                set.stream()
                        .flatMap(code -> code.usedAt().stream())
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    /** The one that somebody gave and that is good still. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<RecoveryCode> given(long userKey) {
        Instant now = clock.instant();
        return all(userKey).stream()
                .filter(code -> code.kind() == RecoveryCode.Kind.BYPASS && code.isGood(now))
                .findFirst();
    }

    private List<RecoveryCode> all(long userKey) {
        return em.createQuery(
                        "select c from RecoveryCode c where c.userKey = :userKey order by c.id",
                        RecoveryCode.class)
                .setParameter("userKey", userKey)
                .getResultList();
    }

    /** The good one of the user's that this is, bare; reads only. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<RecoveryCode> find(long userKey, String bare) {
        Instant now = clock.instant();
        return em.createQuery(
                        "select c from RecoveryCode c where c.userKey = :userKey"
                                + " and c.codeHash = :hash",
                        RecoveryCode.class)
                .setParameter("userKey", userKey)
                .setParameter("hash", SpareCode.hash(userKey, bare))
                .getResultStream()
                .filter(code -> code.isGood(now))
                .findFirst();
    }

    /** Uses one up, in the transaction of its effect: of any number of uses one is it. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void use(User user, RecoveryCode code, CodePurpose purpose) {
        if (!spend(code)) {
            throw VerifyCodes.refused(purpose, CodeMeter.Reason.USED);
        }
        news.fire(
                RecoveryNews.of(
                        user,
                        code.kind() == RecoveryCode.Kind.BYPASS
                                ? RecoveryNews.Change.BYPASS_USED
                                : RecoveryNews.Change.USED,
                        left(user.key()),
                        clock.instant()));
    }

    /** Of any number of calls for one code, on any number of nodes, one is answered with true. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean spend(RecoveryCode code) {
        return em.createNativeQuery(
                                """
                                update recovery_codes set used_at = ?1
                                where id = ?2 and used_at is null
                                  and (expires_at is null or expires_at > ?1)
                                """)
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, code.id())
                        .executeUpdate()
                == 1;
    }

    /** Apart from the use: who signs in is known to the record only after it. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(User user, RecoveryCode code, CodePurpose purpose) {
        audit.changed(
                "User.use_recovery_code",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("kind", code.kind(), "purpose", purpose, "left", left(user.key())));
    }

    private int left(long userKey) {
        Number left =
                (Number)
                        em.createNativeQuery(
                                        "select count(*) from recovery_codes where user_key = ?1"
                                                + " and kind = 'RECOVERY' and used_at is null")
                                .setParameter(1, userKey)
                                .getSingleResult();
        return left.intValue();
    }

    public void drop(@Observes MfaDropped fact) {
        drop(fact.userKey());
    }

    /** Whoever was in the account may have read or made them. */
    public void drop(@Observes ChangeUndone fact) {
        drop(fact.userKey());
    }

    /** What was given to somebody who was shut out afterwards opens nothing for them later. */
    public void drop(@Observes UserLeft fact) {
        if (fact.userId() != null) {
            em.createNativeQuery(
                            """
                            delete from recovery_codes where kind = 'BYPASS' and user_key in (
                                select id from users where domain_id = ?1 and user_id = ?2)
                            """)
                    .setParameter(1, fact.domainId())
                    .setParameter(2, fact.userId())
                    .executeUpdate();
        }
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void drop(long userKey) {
        for (RecoveryCode.Kind kind : RecoveryCode.Kind.values()) {
            remove(userKey, kind);
        }
    }

    private void remove(long userKey, RecoveryCode.Kind kind) {
        em.createNativeQuery("delete from recovery_codes where user_key = ?1 and kind = ?2")
                .setParameter(1, userKey)
                .setParameter(2, kind.name())
                .executeUpdate();
    }

    /** Removes what was given and is good for nothing any more. */
    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from recovery_codes where ctid = any(array(
                            select ctid from recovery_codes where expires_at < ?1
                            limit ?2 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, most)
                .executeUpdate();
    }
}
