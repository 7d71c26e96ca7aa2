package spaceone.identity.verification;

import static spaceone.identity.verification.VerificationError.INVALID_VERIFY_CODE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.operation.CodeMeter;
import spaceone.identity.secret.Secrets;

/**
 * One-time codes, for every purpose (docs/contract/people.md): made and sent, judged, used up.
 * Whoever makes one holds the lock on its user, so that there is one challenge of a purpose at a
 * time; whoever uses one up does it in the transaction of what the code is good for.
 */
@Stateless
public class VerifyCodes {

    private static final int SMALLEST = 100_000;
    private static final int BEYOND = 1_000_000;
    private static final int MOST_SHORT = 5;
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final int MOST_LONG = 20;
    private static final Duration LONG = Duration.ofHours(1);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Secrets secrets;
    @Inject VerifyAttempts attempts;
    @Inject Actor actor;
    @Inject Event<VerifyCodeIssued> issued;

    RandomGenerator random = new SecureRandom();

    /** Makes a code and tells of it, so that it is mailed; older ones of the purpose are dead. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void send(CodeOwner owner, CodePurpose purpose, String address) {
        Optional<Duration> delay = delay(owner, purpose, clock.instant());
        if (delay.isPresent()) {
            CodeMeter.refused(purpose, CodeMeter.Reason.QUOTA);
            throw CommonError.TOO_MANY_REQUESTS.with().retryAfter(delay.get());
        }
        String code = String.valueOf(random.nextInt(SMALLEST, BEYOND));
        VerifyCode challenge =
                replace(owner, purpose, address, hash(owner, purpose, address, code));
        issued.fire(
                new VerifyCodeIssued(
                        owner.domainId(),
                        owner.userId(),
                        owner.language(),
                        purpose,
                        address,
                        code,
                        actor.source(),
                        challenge.createdAt(),
                        challenge.expiresAt()));
    }

    /** As {@link #send}, but where no more may be sent now, a code that lives stays the one. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void sendOrLeave(CodeOwner owner, CodePurpose purpose, String address) {
        boolean waitsFor =
                waiting(owner.userKey(), purpose)
                        .filter(challenge -> challenge.codeHash().isPresent())
                        .filter(challenge -> challenge.target().equals(address))
                        .filter(VerifyCode::canBeTried)
                        .isPresent();
        if (!waitsFor || delay(owner, purpose, clock.instant()).isEmpty()) {
            send(owner, purpose, address);
        }
    }

    /** Opens a challenge whose codes the user's own app makes from the secret of that id. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void open(CodeOwner owner, CodePurpose purpose, String secretId) {
        replace(owner, purpose, secretId, null);
    }

    /**
     * Whether a code is waited for that was mailed, and not one of the user's app; empty when none
     * is.
     */
    public Optional<Boolean> isMailed(long userKey, CodePurpose purpose) {
        return waiting(userKey, purpose).map(challenge -> challenge.codeHash().isPresent());
    }

    private Optional<VerifyCode> waiting(long userKey, CodePurpose purpose) {
        return em.createQuery(
                        "select c from VerifyCode c where c.userKey = :userKey"
                                + " and c.purpose = :purpose and c.endedAt is null"
                                + " and c.expiresAt > :now",
                        VerifyCode.class)
                .setParameter("userKey", userKey)
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    /**
     * Judges a mailed code, after spending a try. Not in the caller's transaction: a try is spent
     * for good, and waiting for it must not hold a second connection.
     *
     * @return the challenge, still to be used up by {@link #use}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public VerifyCode prove(CodeOwner owner, CodePurpose purpose, String code) {
        VerifyCode challenge =
                attempts.spend(owner.userKey(), purpose)
                        .orElseThrow(
                                () ->
                                        refused(
                                                purpose,
                                                isUsed(owner, purpose, code)
                                                        ? CodeMeter.Reason.USED
                                                        : CodeMeter.Reason.NOT_EXPECTED));
        if (!isCodeOf(challenge, owner, code)) {
            throw refused(purpose, CodeMeter.Reason.WRONG);
        }
        return challenge;
    }

    /** Whether it was right a moment ago, until somebody used it. */
    private boolean isUsed(CodeOwner owner, CodePurpose purpose, String code) {
        return attempts.ended(owner.userKey(), purpose)
                .filter(challenge -> isCodeOf(challenge, owner, code))
                .isPresent();
    }

    private boolean isCodeOf(VerifyCode challenge, CodeOwner owner, String code) {
        return challenge
                .codeHash()
                .filter(
                        hash ->
                                secrets.isMac(
                                        hash,
                                        "verify-code",
                                        parts(
                                                owner,
                                                challenge.purpose(),
                                                challenge.target(),
                                                code.strip())))
                .isPresent();
    }

    /** Uses up a proven code, in the transaction of its effect: of any number of uses one is it. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void use(VerifyCode proven) {
        int ended =
                em.createNativeQuery(
                                "update verify_codes set ended_at = ?1 where id = ?2 and ended_at is null")
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, proven.id())
                        .executeUpdate();
        if (ended != 1) {
            throw refused(proven.purpose(), CodeMeter.Reason.USED);
        }
    }

    /** Withdraws whatever the user was to show for this purpose. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void withdraw(long userKey, CodePurpose... purposes) {
        em.createQuery(
                        "update VerifyCode c set c.endedAt = :now where c.userKey = :userKey"
                                + " and c.endedAt is null and c.purpose in :purposes")
                .setParameter("now", clock.instant())
                .setParameter("userKey", userKey)
                .setParameter("purposes", List.of(purposes))
                .executeUpdate();
    }

    /** Removes challenges that are neither alive nor counted as sent any more. */
    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from verify_codes where ctid = any(array(
                            select ctid from verify_codes where created_at < ?1 and expires_at < ?1
                            limit ?2 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(LONG)))
                .setParameter(2, most)
                .executeUpdate();
    }

    /** Clients are told that a code is not accepted, operators and the record why. */
    public static IdentityException refused(CodePurpose purpose, CodeMeter.Reason why) {
        CodeMeter.refused(purpose, why);
        return INVALID_VERIFY_CODE.with().recorded(Map.of("cause", why.name()));
    }

    /**
     * Whether somebody guessed. The right code of a sign-in that another one at the same moment has
     * completed is no guess.
     */
    public static boolean isGuess(IdentityException refusal) {
        return refusal.error() == INVALID_VERIFY_CODE
                && !CodeMeter.Reason.USED.name().equals(refusal.recorded().get("cause"));
    }

    private VerifyCode replace(
            CodeOwner owner, CodePurpose purpose, String target, byte @Nullable [] hash) {
        withdraw(owner.userKey(), purpose);
        VerifyCode challenge = new VerifyCode(owner, purpose, target, hash, clock.instant());
        em.persist(challenge);
        em.flush();
        return challenge;
    }

    /** How long no code of the purpose may be sent; empty when one may. */
    private Optional<Duration> delay(CodeOwner owner, CodePurpose purpose, Instant now) {
        List<Instant> sent =
                em.createQuery(
                                "select c.createdAt from VerifyCode c where c.userKey = :userKey"
                                        + " and c.purpose = :purpose and c.createdAt > :since"
                                        + " and c.codeHash is not null order by c.createdAt desc",
                                Instant.class)
                        .setParameter("userKey", owner.userKey())
                        .setParameter("purpose", purpose)
                        .setParameter("since", now.minus(LONG))
                        .setMaxResults(MOST_LONG)
                        .getResultList();
        return Stream.of(freeAt(sent, MOST_SHORT, SHORT), freeAt(sent, MOST_LONG, LONG))
                .max(Comparator.naturalOrder())
                .filter(free -> free.isAfter(now))
                .map(free -> Duration.between(now, free));
    }

    /** When so many may be sent again in that while; the newest come first. */
    private static Instant freeAt(List<Instant> sent, int most, Duration window) {
        return sent.size() < most ? Instant.MIN : sent.get(most - 1).plus(window);
    }

    private byte[] hash(CodeOwner owner, CodePurpose purpose, String target, String code) {
        return secrets.mac("verify-code", parts(owner, purpose, target, code));
    }

    private static byte[][] parts(
            CodeOwner owner, CodePurpose purpose, String target, String code) {
        return List.of(
                        owner.domainId(),
                        String.valueOf(owner.userKey()),
                        purpose.name(),
                        target,
                        code)
                .stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
