package spaceone.identity.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.mfa.MfaError;
import spaceone.identity.mfa.PasskeyProof;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.mfa.ProvenPasskey;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.PasswordProof;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.UserType;
import spaceone.identity.user.Users;
import spaceone.identity.verification.Quotas;

/**
 * A sign-in by a passkey alone, on its way through the gate. Whether there is such a passkey,
 * whether it signed wrongly, and whose it is: one answer.
 */
@ApplicationScoped
public class PasskeyStep {

    private static final int MOST_PER_MINUTE = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject PasskeyProof passkeyProof;
    @Inject Domains domains;
    @Inject Quotas quotas;
    @Inject Actor actor;
    @Inject Users users;

    /** Of a domain that does not exist, the same is said. */
    public JsonObject ask(String domainId) {
        if (!quotas.takeFrom(actor.source(), "passkey", MOST_PER_MINUTE, MINUTE)) {
            throw CommonError.TOO_MANY_REQUESTS.with().retryAfter(MINUTE);
        }
        return domains.find(domainId).isPresent()
                ? passkeyProof.ask(domainId)
                : passkeyProof.pretend();
    }

    /** What failures are counted on: the account it opens, or, where it opens none, itself. */
    String account(SignInRequest request) {
        return owner(request)
                .map(user -> Users.account(user.domainId(), user.userId()))
                .orElseGet(() -> Users.account(request.domainId(), "passkey " + id(request)));
    }

    private Optional<User> owner(SignInRequest request) {
        return passkeyProof
                .owner(request.domainId(), passkey(request))
                .flatMap(key -> users.find(request.domainId(), key));
    }

    private static JsonObject passkey(SignInRequest request) {
        return Objects.requireNonNull(request.passkey(), "it is a sign-in by passkey");
    }

    private static String id(SignInRequest request) {
        JsonObject passkey = passkey(request);
        return passkey.containsKey("id") ? passkey.get("id").toString() : "";
    }

    SignIn.Proven alone(SignInRequest request) {
        Map<String, String> facts = new LinkedHashMap<>();
        owner(request).ifPresent(user -> facts.put("user_id", user.userId()));
        ProvenPasskey passkey;
        try {
            passkey = passkeyProof.proveAlone(request.domainId(), passkey(request));
        } catch (IdentityException refusal) {
            if (refusal.error() != MfaError.PASSKEY_NOT_ACCEPTED) {
                throw refusal;
            }
            facts.putAll(refusal.recorded());
            throw SignIn.failed().recorded(facts);
        }
        User user =
                users.find(request.domainId(), passkey.userKey())
                        .filter(
                                found ->
                                        found.authType() == AuthType.LOCAL
                                                && found.userType() == UserType.USER)
                        .orElseThrow(() -> SignIn.failed().recorded(facts));
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId()).recorded(facts);
        }
        return new SignIn.Proven(
                user, PasswordProof.Given.PASSKEY, Optional.of(ProvenFactor.by(passkey)));
    }
}
