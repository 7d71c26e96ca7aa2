package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;

/**
 * A user tries one of their factors before they need it. It opens nothing: a code that was tried is
 * used up, a passkey's counter goes on, and that is all.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FactorTrial {

    @Inject Users users;
    @Inject SecondFactor secondFactor;
    @Inject PasskeyProof passkeyProof;
    @Inject Passkeys passkeys;

    /** What to show. {@code email}: where a code went. {@code options}: what passkeys are given. */
    public record Begun(CountedFactor kind, Optional<String> email, Optional<JsonObject> options) {}

    /** What was shown. {@code passkey}: which of them signed. */
    public record Shown(CountedFactor kind, Optional<Passkey> passkey) {}

    public Begun begin(OwnAccount.Self self, CountedFactor kind) {
        User user = users.get(self.domainId(), self.userId());
        if (kind == CountedFactor.PASSKEY) {
            JsonObject options =
                    passkeyProof
                            .askToTry(user.domainId(), user.key(), self.sessionId())
                            .orElseThrow(FactorTrial::notInUse);
            return new Begun(kind, Optional.empty(), Optional.of(options));
        }
        MfaType type = typeOf(kind);
        Mfa factor = user.factor(type).orElseThrow(FactorTrial::notInUse);
        secondFactor.askToTry(user, type);
        return new Begun(kind, Optional.ofNullable(factor.email()), Optional.empty());
    }

    /** {@code code}: of an app or a mail. {@code credential}: what a passkey signed. */
    public Shown show(
            OwnAccount.Self self,
            CountedFactor kind,
            @Nullable String code,
            @Nullable JsonObject credential) {
        User user = users.get(self.domainId(), self.userId());
        if (kind == CountedFactor.PASSKEY) {
            return showPasskey(self, user, credential);
        }
        if (code == null) {
            throw REQUIRED_PARAMETER.with("verify_code");
        }
        MfaType type = typeOf(kind);
        secondFactor.useTried(user, secondFactor.prove(user, CodePurpose.MFA_TRY, type, code));
        return new Shown(kind, Optional.empty());
    }

    private Shown showPasskey(OwnAccount.Self self, User user, @Nullable JsonObject credential) {
        if (credential == null) {
            throw REQUIRED_PARAMETER.with("credential");
        }
        ProvenPasskey proven =
                passkeyProof.proveTried(user.domainId(), user.key(), self.sessionId(), credential);
        secondFactor.useTried(user, ProvenFactor.tried(proven));
        return new Shown(
                CountedFactor.PASSKEY,
                passkeys.list(user.key()).stream()
                        .filter(each -> each.passkeyId().equals(proven.passkeyId()))
                        .findFirst());
    }

    private static MfaType typeOf(CountedFactor kind) {
        return MfaType.valueOf(kind.name());
    }

    private static IdentityException notInUse() {
        return INVALID_PARAMETER.with("factor_type", "it is not in use");
    }
}
