package spaceone.identity.mfa;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.EnrolmentNote;
import spaceone.identity.user.MfaType;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCode;

/**
 * A right code, to be used up with its effect: of a challenge, or one that stands in for the
 * factor; or a passkey. {@code step} only says something for OTP. {@code enrolment}: it was shown
 * when it was set up, a moment ago.
 */
public record ProvenFactor(
        CodePurpose purpose,
        @Nullable VerifyCode challenge,
        @Nullable MfaType type,
        long step,
        @Nullable RecoveryCode spare,
        @Nullable ProvenPasskey passkey,
        @Nullable EnrolmentNote enrolment) {

    static ProvenFactor mailed(CodePurpose purpose, VerifyCode challenge) {
        return new ProvenFactor(purpose, challenge, MfaType.EMAIL, 0, null, null, null);
    }

    static ProvenFactor ofApp(CodePurpose purpose, VerifyCode challenge, long step) {
        return new ProvenFactor(purpose, challenge, MfaType.OTP, step, null, null, null);
    }

    static ProvenFactor standIn(CodePurpose purpose, MfaType type, RecoveryCode spare) {
        return new ProvenFactor(purpose, null, type, 0, spare, null, null);
    }

    /** In place of a code, at a sign-in. */
    public static ProvenFactor by(ProvenPasskey passkey) {
        return new ProvenFactor(CodePurpose.MFA_LOGIN, null, null, 0, null, passkey, null);
    }

    static ProvenFactor tried(ProvenPasskey passkey) {
        return new ProvenFactor(CodePurpose.MFA_TRY, null, null, 0, null, passkey, null);
    }

    static ProvenFactor enrolled(EnrolmentNote note, MfaType type) {
        return new ProvenFactor(CodePurpose.MFA_LOGIN, null, type, 0, null, null, note);
    }

    static ProvenFactor enrolled(EnrolmentNote note, ProvenPasskey passkey) {
        return new ProvenFactor(CodePurpose.MFA_LOGIN, null, null, 0, null, passkey, note);
    }

    /** The passkey that was shown in place of a code, if one was. */
    public Optional<ProvenPasskey> shownPasskey() {
        return Optional.ofNullable(passkey);
    }

    /** The code that stood in for the factor, if one did. */
    public Optional<RecoveryCode> standIn() {
        return Optional.ofNullable(spare);
    }

    /** When it was shown, if that was not just now. */
    public Optional<Instant> shownAt() {
        return Optional.ofNullable(enrolment).map(EnrolmentNote::at);
    }

    /** Of a code. */
    MfaType codeType() {
        return Objects.requireNonNull(type, "a code has a type");
    }

    /** The mailbox, or the id of the app's secret. */
    String target() {
        return Objects.requireNonNull(challenge, "a code has a challenge").target();
    }
}
