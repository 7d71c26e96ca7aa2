package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.KnownDevices;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.mfa.SecondFactor;
import spaceone.identity.mfa.TrustedDevices;
import spaceone.identity.session.Session;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.PasswordProof;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.FailedAttempts;

/**
 * What a proven sign-in changes, in one transaction: the state of the user, his session, the record
 * of it.
 */
@Stateless
public class SignInCompletion {

    @Inject Users users;
    @Inject SecondFactor secondFactor;
    @Inject TrustedDevices trustedDevices;
    @Inject KnownDevices knownDevices;
    @Inject Sessions sessions;
    @Inject FailedAttempts failedAttempts;
    @Inject RotatingTokens rotatingTokens;
    @Inject Lifetimes lifetimes;
    @Inject Tokens tokens;
    @Inject Audit audit;
    @Inject Actor actor;
    @Inject Clock clock;

    public TokenPair complete(
            SignIn.Proven proven, SignInRequest request, String account, FactorPolicy policy) {
        Instant now = clock.instant();
        SignInProof proof = SignInProof.of(proven, now);
        User user = users.signedIn(proven.user(), proven.password());
        proven.factor().ifPresent(factor -> secondFactor.use(user, factor));
        demandStillTrusted(user, proven, request.device());
        failedAttempts.know(account, actor.source());
        actor.authenticated("USER", user.domainId(), user.userId(), null);
        proven.factor().ifPresent(factor -> secondFactor.record(user, factor));
        if (policy.newDeviceMail()) {
            knownDevices.arrived(user);
        }
        audit.changed(
                "Token.issue", user.domainId(), "User", user.userId(), facts(proven, request));
        TokenPair tokenPair = tokens(user, proof, request, now);
        // What stood in for the factor was good for one sign-in, not for a month of them.
        boolean trusts =
                request.device().isWanted()
                        && user.mfa().isOn()
                        && !trustedDevices.life(user.domainId()).isZero()
                        && proven.factor().filter(f -> f.standIn().isEmpty()).isPresent();
        return trusts ? tokenPair.onDevice(trustedDevices.trust(user)) : tokenPair;
    }

    private static Map<String, Object> facts(SignIn.Proven proven, SignInRequest request) {
        return proven.factor()
                .flatMap(ProvenFactor::shownPasskey)
                .<Map<String, Object>>map(
                        passkey ->
                                Map.of(
                                        "auth_type",
                                        request.method(),
                                        "passkey_id",
                                        passkey.passkeyId()))
                .orElse(Map.of("auth_type", request.method()));
    }

    /**
     * Without a code there was a trusted device, which somebody may have revoked meanwhile; or
     * there was no factor, and somebody has turned one on.
     */
    private void demandStillTrusted(User user, SignIn.Proven proven, DeviceTrust device) {
        boolean onDevice =
                user.mfa().isOn()
                        && proven.factor().isEmpty()
                        && proven.password() != PasswordProof.Given.ELSEWHERE;
        if (onDevice
                && device.shown().filter(secret -> trustedDevices.use(user, secret)).isEmpty()) {
            throw SignIn.failed();
        }
    }

    private TokenPair tokens(User user, SignInProof proof, SignInRequest request, Instant now) {
        if (request.refreshes() != null) {
            return rotatingTokens.begin(user, proof, request.timeout(), request.refreshes());
        }
        Instant accessEnd = now.plus(lifetimes.access(request.timeout()));
        Instant refreshEnd = now.plus(lifetimes.refresh(user));
        Session session =
                sessions.begin(
                        user.domainId(),
                        user.key(),
                        SessionKind.SIGN_IN,
                        accessEnd.isAfter(refreshEnd) ? accessEnd : refreshEnd);
        List<String> permissions =
                user.must(RequiredAction.UPDATE_PASSWORD)
                        ? List.of(Principal.OWN_PROFILE)
                        : List.of();
        Claims access =
                claims(user, TokenType.ACCESS_TOKEN, session, now)
                        .proof(proof)
                        .role(CallerRole.USER)
                        .list("permissions", permissions)
                        .expiresAt(accessEnd)
                        .build();
        Claims refresh =
                claims(user, TokenType.REFRESH_TOKEN, session, now)
                        .proof(proof)
                        .expiresAt(refreshEnd)
                        .build();
        return new TokenPair(
                tokens.sign(access, KeyPurpose.ACCESS), tokens.sign(refresh, KeyPurpose.REFRESH));
    }

    /**
     * A session that is good for setting up the second factor and nothing else, and not for long.
     */
    public String beginEnrolment(SignIn.Proven proven) {
        User user = proven.user();
        // Of a factor that does not count any more, what was shown is good once all the same.
        proven.factor()
                .ifPresent(
                        factor -> {
                            User held = users.lock(user.domainId(), user.userId());
                            secondFactor.use(held, factor);
                            secondFactor.record(held, factor);
                        });
        Instant now = clock.instant();
        Instant end = now.plus(Lifetimes.ENROLMENT);
        Session session = sessions.begin(user.domainId(), user.key(), SessionKind.ENROLMENT, end);
        Claims access =
                claims(user, TokenType.ACCESS_TOKEN, session, now)
                        .proof(SignInProof.of(proven, now))
                        .role(CallerRole.USER)
                        .list("permissions", enrolment(proven))
                        .expiresAt(end)
                        .build();
        return tokens.sign(access, KeyPurpose.ACCESS);
    }

    private static List<String> enrolment(SignIn.Proven proven) {
        return proven.policy().filter(p -> p.counts(CountedFactor.PASSKEY)).isPresent()
                ? List.of(Principal.OWN_PROFILE, Principal.OWN_PASSKEYS)
                : List.of(Principal.OWN_PROFILE);
    }

    private static Claims.Builder claims(User user, TokenType type, Session session, Instant now) {
        return Claims.of(type, OwnerType.USER, user.domainId(), user.userId(), now)
                .session(session.sessionId());
    }
}
