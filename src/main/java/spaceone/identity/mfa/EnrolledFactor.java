package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import spaceone.identity.operation.CodeMeter;
import spaceone.identity.session.EnrolmentNote;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * A factor that a sign-in demanded and that its user has just shown to work: whoever did so is not
 * asked for it again by the sign-in that follows. Good once, for the session it was set up in, for
 * five minutes, while it is the user's factor.
 */
@Stateless
public class EnrolledFactor {

    private static final Duration FRESH = Duration.ofMinutes(5);

    @PersistenceContext EntityManager em;
    @Inject Sessions sessions;
    @Inject Clock clock;

    /**
     * Notes it, if that is what the session is for. Others that were begun for setting one up end:
     * whoever has the password alone would find the factor there, and ask for its recovery codes.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void confirmed(OwnAccount.Self self, User user, CountedFactor kind, String id) {
        sessions.enrolled(self.sessionId(), user.key(), kind + " " + id);
    }

    /** What was set up in this session; empty where that is nothing, or no longer the factor. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<ProvenFactor> find(User user, String sessionId) {
        return sessions.enrolment(sessionId, user.key(), clock.instant().minus(FRESH))
                .filter(note -> stands(user, note))
                .map(note -> proven(user, note));
    }

    /** Uses it up, and its session with it; {@code user} is held by the caller. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void use(User user, EnrolmentNote note) {
        if (!stands(user, note) || sessions.redeem(note.sessionId()).isEmpty()) {
            throw VerifyCodes.refused(CodePurpose.MFA_LOGIN, CodeMeter.Reason.USED);
        }
    }

    private static ProvenFactor proven(User user, EnrolmentNote note) {
        return switch (kind(note)) {
            case PASSKEY -> ProvenFactor.enrolled(note, new ProvenPasskey(id(note), user.key(), 0));
            case OTP -> ProvenFactor.enrolled(note, MfaType.OTP);
            case EMAIL -> ProvenFactor.enrolled(note, MfaType.EMAIL);
        };
    }

    private boolean stands(User user, EnrolmentNote note) {
        Mfa mfa = user.mfa();
        return switch (kind(note)) {
            case OTP -> mfa.isOn() && mfa.type() == MfaType.OTP && id(note).equals(mfa.secretId());
            case EMAIL -> mfa.isOn() && mfa.type() == MfaType.EMAIL && id(note).equals(mfa.email());
            case PASSKEY ->
                    !em.createNativeQuery(
                                    "select 1 from passkeys where passkey_id = ?1 and user_key = ?2")
                            .setParameter(1, id(note))
                            .setParameter(2, user.key())
                            .getResultList()
                            .isEmpty();
        };
    }

    private static CountedFactor kind(EnrolmentNote note) {
        return CountedFactor.valueOf(note.factor().substring(0, note.factor().indexOf(' ')));
    }

    private static String id(EnrolmentNote note) {
        return note.factor().substring(note.factor().indexOf(' ') + 1);
    }
}
