package spaceone.identity.token;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.mfa.CountedFactor.PASSKEY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.mfa.EnrolledFactor;
import spaceone.identity.mfa.FactorDemand;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.PasskeyProof;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.mfa.SecondFactor;
import spaceone.identity.mfa.TrustedDevices;
import spaceone.identity.user.EmailAddresses;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.verification.VerifyCodes;

/** The second step of a sign-in, taken only by whoever has just proven the first one. */
@ApplicationScoped
public class SecondStep {

    /** What stands for a mailbox where a client insists on reading one. */
    private static final String NO_MAILBOX = "authenticator@otp.invalid";

    @Inject SecondFactor secondFactor;
    @Inject PasskeyProof passkeyProof;
    @Inject TrustedDevices trustedDevices;
    @Inject FactorDemand factorDemand;
    @Inject FactorGuesses guesses;
    @Inject EnrolledFactor enrolledFactor;
    @Inject Tokens tokens;
    @Inject Actor actor;

    /**
     * What a user with a second factor has shown of it, or a passkey in its place; without a code
     * they are asked for one, or, where they have one and the client can, for a passkey first. A
     * wrong code is a failed sign-in, and says more: their password is known.
     */
    Optional<ProvenFactor> take(
            User user, SignInRequest request, DeviceTrust device, Optional<FactorPolicy> policy) {
        boolean hasFactor = user.mfa().isOn();
        String code = request.verifyCode();
        boolean byPasskey =
                policy.filter(p -> factorDemand.isForPasskey(p, user)).isPresent()
                        && !(hasFactor && secondFactor.isStandIn(code));
        if (!hasFactor && !byPasskey) {
            return Optional.empty();
        }
        Optional<ProvenFactor> enrolled = justEnrolled(user, request.enrolment());
        if (enrolled.isPresent()) {
            return enrolled;
        }
        JsonObject passkey = request.passkey();
        if (passkey != null && !passkey.isEmpty()) {
            return Optional.of(
                    ProvenFactor.by(
                            passkeyProof.proveSecond(user.domainId(), user.key(), passkey)));
        }
        if (byPasskey) {
            throw askedForPasskey(user, policy.get(), passkey != null);
        }
        List<Mfa> offered = offered(user, policy);
        Mfa factor = chosen(offered, request.factor());
        if (code == null) {
            if (device.shown()
                    .filter(secret -> trustedDevices.isTrusted(user, secret))
                    .isPresent()) {
                return Optional.empty();
            }
            Optional<JsonObject> options =
                    passkey == null || policy.filter(p -> !p.counts(PASSKEY)).isPresent()
                            ? Optional.empty()
                            : passkeyProof.ask(user.domainId(), user.key());
            if (options.isEmpty()) {
                secondFactor.ask(user, factor.typeInUse());
            }
            IdentityException asked = asked(user, factor, device, options);
            throw request.factor() == null ? asked : withOthers(asked, offered, factor);
        }
        guesses.pace(user, actor.source())
                .ifPresent(
                        left -> {
                            throw SignIn.blocked(left);
                        });
        if (factor.type() == MfaType.OTP) {
            // Codes of an app need no asking, but their tries are counted on a challenge too.
            secondFactor.ask(user, factor.typeInUse());
        }
        try {
            return Optional.of(secondFactor.prove(user, factor.typeInUse(), code));
        } catch (IdentityException refusal) {
            if (VerifyCodes.isGuess(refusal)) {
                guesses.wrong(user);
            }
            throw refusal;
        }
    }

    /** What the domain counts, or, where it counts none of what they have, all of it. */
    private static List<Mfa> offered(User user, Optional<FactorPolicy> policy) {
        List<Mfa> all = user.factors();
        List<Mfa> counted =
                all.stream()
                        .filter(each -> policy.filter(p -> !p.counts(each.type())).isEmpty())
                        .toList();
        return counted.isEmpty() ? all : counted;
    }

    private static Mfa chosen(List<Mfa> offered, @Nullable FactorWish wish) {
        return Optional.ofNullable(wish)
                .flatMap(FactorWish::type)
                .map(type -> offered.stream().filter(each -> each.type() == type).findFirst())
                .orElseGet(() -> offered.stream().findFirst())
                .orElseThrow(
                        () -> INVALID_PARAMETER.with("second_factor", "it is not in use here"));
    }

    private static IdentityException withOthers(
            IdentityException asked, List<Mfa> offered, Mfa factor) {
        String others =
                offered.stream()
                        .filter(each -> each != factor)
                        .map(each -> each.typeInUse().name())
                        .collect(Collectors.joining(","));
        return others.isEmpty() ? asked : asked.detail("other_factors", others);
    }

    /** Whose token it is, and what was set up with it, is looked up; one that is dead is none. */
    private Optional<ProvenFactor> justEnrolled(User user, @Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        try {
            String sessionId = tokens.verify(token, KeyPurpose.ACCESS).sessionId();
            return enrolledFactor.find(user, sessionId);
        } catch (IdentityException refusal) {
            return Optional.empty();
        }
    }

    /**
     * Whoever asks learns for how long, in seconds, the device could be trusted, and what a passkey
     * is to sign. No code is mailed where a passkey may do: who wants one asks without it.
     */
    private IdentityException asked(
            User user, Mfa factor, DeviceTrust device, Optional<JsonObject> passkey) {
        IdentityException asked =
                TokenError.MFA_REQUIRED.with(mailbox(user, factor), factor.type());
        passkey.ifPresent(options -> asked.detail("passkey_options", options.toString()));
        if (device.wish() == null) {
            return asked;
        }
        long seconds = trustedDevices.life(user.domainId()).toSeconds();
        return seconds == 0 ? asked : asked.detail("trust_seconds", String.valueOf(seconds));
    }

    /** Whose client knows of none cannot come in with it. */
    private IdentityException askedForPasskey(User user, FactorPolicy policy, boolean known) {
        Optional<JsonObject> options =
                known ? passkeyProof.ask(user.domainId(), user.key()) : Optional.empty();
        return options.map(
                        asked ->
                                TokenError.MFA_REQUIRED
                                        .with(mailbox(user), PASSKEY)
                                        .detail("passkey_options", asked.toString()))
                .orElseGet(() -> TokenError.FACTOR_NOT_COUNTED.with(policy.named()));
    }

    /** The address a client shows or looks for where it is told about the second factor. */
    static String mailbox(User user) {
        return mailbox(user, user.mfa());
    }

    private static String mailbox(User user, Mfa factor) {
        String address = factor.type() == MfaType.EMAIL ? factor.email() : null;
        if (address != null && !address.isEmpty()) {
            return address;
        }
        if (EmailAddresses.isAddress(user.userId())) {
            return user.userId();
        }
        return user.email().isEmpty() ? NO_MAILBOX : user.email();
    }
}
