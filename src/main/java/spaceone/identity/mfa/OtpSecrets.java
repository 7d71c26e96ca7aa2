package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.verification.VerificationError.INVALID_VERIFY_CODE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.user.MfaDropped;
import spaceone.identity.user.User;

/** The secrets of users' apps: made, asked whether a code is theirs, dropped. */
@Stateless
public class OtpSecrets {

    private static final Pattern FOREIGN = Pattern.compile("[A-Z2-7]{16,128}");

    /** A new secret as its user is shown it, once. */
    public record Shown(String secretId, String uri) {}

    @Inject
    @Configured(Setting.MFA_ISSUER)
    String issuer;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Secrets secrets;

    /** A new secret in place of any not in use; good for nothing until it is confirmed. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Shown create(User user) {
        dropUnused(user);
        String secret = Totp.newSecret();
        OtpSecret made = OtpSecret.of(user.key(), clock.instant());
        em.persist(made.sealed(secrets.seal(secret, SealedColumn.OTP_SECRET, made.secretId())));
        return new Shown(made.secretId(), Totp.uri(issuer, user.userId(), secret));
    }

    /**
     * The secret that the user's app has from another service, which had them confirm it: base32,
     * of 80 bits at least. Answers its id.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public String adopt(User user, String base32) {
        String secret = base32.replaceAll("[ =-]", "").toUpperCase(Locale.ROOT);
        if (!FOREIGN.matcher(secret).matches()) {
            throw INVALID_PARAMETER.with("otp_secret", "must be 16 to 128 base32 characters");
        }
        drop(user.key(), List.of());
        OtpSecret made = OtpSecret.of(user.key(), clock.instant());
        made.confirm();
        em.persist(made.sealed(secrets.seal(secret, SealedColumn.OTP_SECRET, made.secretId())));
        return made.secretId();
    }

    /** The newest step around now that this is the code of; reads only. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OptionalLong step(String secretId, String code) {
        OtpSecret secret = em.find(OtpSecret.class, secretId);
        return secret == null
                ? OptionalLong.empty()
                : Totp.steps(
                                secrets.open(secret.sealed(), SealedColumn.OTP_SECRET, secretId),
                                code,
                                clock.instant())
                        .max();
    }

    /** When an app was set up, and about when a code of it was accepted last. */
    public record Seen(Instant createdAt, Optional<Instant> lastUsedAt) {}

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Seen> seen(String secretId) {
        return Optional.ofNullable(em.find(OtpSecret.class, secretId)).map(OtpSecret::seen);
    }

    /** Spends the step of a right code: it and all before it are good no more. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void spend(String secretId, long step) {
        int spent =
                em.createQuery(
                                "update OtpSecret s set s.lastStep = :step"
                                        + " where s.secretId = :secretId and s.lastStep < :step")
                        .setParameter("step", step)
                        .setParameter("secretId", secretId)
                        .executeUpdate();
        if (spent != 1) {
            throw INVALID_VERIFY_CODE.with();
        }
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void confirm(String secretId) {
        em.find(OtpSecret.class, secretId).confirm();
    }

    public void drop(@Observes MfaDropped fact) {
        drop(fact.userKey(), fact.secretIds());
    }

    /** Those that no factor of the user is made of. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void dropUnused(User user) {
        drop(user.key(), MfaDropped.secretIds(user));
    }

    private void drop(long userKey, List<String> kept) {
        em.createQuery(
                        "select s from OtpSecret s where s.userKey = :userKey order by s.secretId",
                        OtpSecret.class)
                .setParameter("userKey", userKey)
                .getResultStream()
                .filter(secret -> !kept.contains(secret.secretId()))
                .forEach(em::remove);
    }
}
