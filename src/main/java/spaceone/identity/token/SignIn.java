package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.operation.SignInMeter;
import spaceone.identity.password.PasswordError;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.ExternalArrival;
import spaceone.identity.user.PasswordProof;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.UserType;
import spaceone.identity.user.Users;
import spaceone.identity.verification.FailedAttempts;

/**
 * The one gate through which people sign in (user-api.md 6.1). Whoever fails learns nothing:
 * unknown, external and wrong are one answer after the same work. The slow hash runs outside any
 * transaction, so that waiting sign-ins hold no database connection.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    private static final String ACTION = "Token.issue";

    /** The console looks for the first words. */
    private static final String BLOCKED =
            "Login is blocked after too many failed attempts. Try again later.";

    @Inject Domains domains;
    @Inject Users users;
    @Inject PasswordHasher hasher;
    @Inject FailedAttempts failedAttempts;
    @Inject PasswordProof passwordProof;
    @Inject ExternalArrival externalArrival;
    @Inject SecondStep secondStep;
    @Inject SignInCompletion completion;
    @Inject Audit audit;
    @Inject Actor actor;

    public TokenPair issue(SignInRequest request) {
        SignInResult result = SignInResult.ERROR;
        try {
            TokenPair tokens = inQueue(request);
            result = SignInResult.SUCCESS;
            return tokens;
        } catch (IdentityException refusal) {
            result = SignInResult.of(refusal);
            throw refusal;
        } finally {
            SignInMeter.ended(request.method(), result.name());
        }
    }

    /**
     * Before anything else: in an overload, sending away must cost next to nothing, and those who
     * are let in must not take all database connections on their way to the hash.
     */
    private TokenPair inQueue(SignInRequest request) {
        return request.method() == SignInRequest.Method.EXTERNAL
                ? attempt(request)
                : hasher.withPlace(() -> attempt(request));
    }

    private TokenPair attempt(SignInRequest request) {
        Domain domain = domains.find(request.domainId()).orElseThrow(SignIn::failed);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domain.domainId(), domain.state());
        }
        String userId = request.credential("user_id").strip();
        String account = request.account();
        countAttempt(request.domainId(), userId, account);
        try {
            Proven proven = prove(request, userId);
            demandMfaSetUp(proven.user(), account);
            return completion.complete(proven, request, account);
        } catch (IdentityException refusal) {
            boolean overload = refusal.error() == PasswordError.TOO_MANY_PASSWORDS;
            if (overload || refusal.error().kind() == ErrorCode.Kind.UNAVAILABLE) {
                // Nobody knows whether it would have failed.
                failedAttempts.uncount(account, actor.source());
            }
            if (overload) {
                throw refusal;
            }
            audit.refused(ACTION, domain.domainId(), "User", userId, refusal.error().code());
            throw refusal;
        }
    }

    /** Who it is, by which password, and by which second factor, if he has one. */
    record Proven(User user, PasswordProof.Given password, Optional<ProvenFactor> factor) {}

    private void countAttempt(String domainId, String userId, String account) {
        Optional<Duration> blocked = failedAttempts.count(account, actor.source());
        if (blocked.isPresent()) {
            audit.refused(ACTION, domainId, "User", userId, "ERROR_LOGIN_BLOCKED");
            throw AUTHENTICATE_FAILURE
                    .with(BLOCKED)
                    .retryAfter(blocked.get());
        }
    }

    private Proven prove(SignInRequest request, String userId) {
        if (isExternal(request, userId)) {
            return external(request);
        }
        String password = request.credential("password");
        if (userId.isEmpty() || password.isEmpty()) {
            throw failed();
        }
        Optional<User> local =
                users.find(request.domainId(), userId)
                        .filter(
                                user ->
                                        user.authType() == AuthType.LOCAL
                                                && user.userType() == UserType.USER);
        PasswordProof.Given given =
                passwordProof.check(local, password).orElseThrow(SignIn::failed);
        User user = local.orElseThrow(SignIn::failed);
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(userId);
        }
        boolean withoutFactor = request.method() == SignInRequest.Method.MFA && !user.mfa().isOn();
        if (withoutFactor || request.administratorsOnly() && !user.isAdministrator()) {
            throw failed();
        }
        if (given == PasswordProof.Given.OWN) {
            strengthen(user, password);
        }
        return new Proven(user, given, secondStep.take(user, request.verifyCode()));
    }

    private boolean isExternal(SignInRequest request, String userId) {
        return request.method() == SignInRequest.Method.EXTERNAL
                || request.followsRecord()
                        && users.find(request.domainId(), userId)
                                .filter(user -> user.authType() == AuthType.EXTERNAL)
                                .isPresent();
    }

    /** The provider has proven him; a second factor is the provider's business, too. */
    private Proven external(SignInRequest request) {
        User user =
                externalArrival
                        .recognise(request.domainId(), request.credentials())
                        .orElseThrow(SignIn::failed);
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        return new Proven(user, PasswordProof.Given.ELSEWHERE, Optional.empty());
    }

    private void strengthen(User user, String password) {
        if (user.password().filter(hasher::needsUpgrade).isPresent()) {
            users.rehash(user, hasher.hash(password));
        }
    }

    /** All he gets before he has set up what is demanded of him is a token for setting it up. */
    private void demandMfaSetUp(User user, String account) {
        if (!user.must(RequiredAction.ENFORCE_MFA) || user.mfa().isOn()) {
            return;
        }
        failedAttempts.uncount(account, actor.source());
        String type = String.valueOf(user.mfa().type());
        String token = completion.beginEnrolment(user);
        throw TokenError.MFA_NOT_ACTIVATED_YET
                .with(SecondStep.mailbox(user), type)
                .aside(", (access_token = " + token + ")")
                .detail("access_token", token)
                .detail("mfa_type", type)
                .detail("mfa_state", user.mfa().state().name());
    }

    static IdentityException failed() {
        return AUTHENTICATE_FAILURE.with(
                "Authentication failed. Check the user id and the password.");
    }
}
