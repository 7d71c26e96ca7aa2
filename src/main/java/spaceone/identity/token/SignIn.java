package spaceone.identity.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.Texts;
import spaceone.identity.WithheldError;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorDemand;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.MfaError;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.operation.SignInMeter;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.ExternalArrival;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.PasswordProof;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.UserIds;
import spaceone.identity.user.UserType;
import spaceone.identity.user.Users;
import spaceone.identity.verification.Attempts;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodes;

/**
 * The one gate through which people sign in (docs/contract/sign-in.md). Whoever fails learns
 * nothing: unknown, external and wrong are one answer after the same work. The slow hash runs
 * outside any transaction, so that waiting sign-ins hold no database connection.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    private static final String ACTION = "Token.issue";
    private static final String FAILED =
            "Authentication failed. Check the user id and the password.";

    /** The console looks for the first words. */
    private static final String BLOCKED =
            "Login is blocked after too many failed attempts. Try again later.";

    @Inject Domains domains;
    @Inject Users users;
    @Inject PasswordHasher hasher;
    @Inject Attempts attempts;
    @Inject PasswordProof passwordProof;
    @Inject ExternalArrival externalArrival;
    @Inject SecondStep secondStep;
    @Inject FactorDemand factorDemand;
    @Inject PasskeyStep passkeyStep;
    @Inject SignInCompletion completion;
    @Inject Audit audit;
    @Inject Actor actor;

    /** By a passkey alone, which says who it is. */
    public TokenPair issueByPasskey(
            String domainId, JsonObject passkey, @Nullable Integer timeout) {
        return issue(SignInRequest.byPasskey(domainId, passkey, timeout));
    }

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
                        || request.method() == SignInRequest.Method.PASSKEY
                ? attempt(request)
                : hasher.withPlace(() -> attempt(request));
    }

    private TokenPair attempt(SignInRequest request) {
        Domain domain = domains.find(request.domainId()).orElseThrow(SignIn::failed);
        if (!domain.isEnabled()) {
            throw TenancyError.DOMAIN_STATE.with(domain.domainId(), domain.state());
        }
        String userId = Texts.trimmed(request.credential("user_id"));
        boolean byPasskey = request.method() == SignInRequest.Method.PASSKEY;
        String account = byPasskey ? passkeyStep.account(request) : request.account();
        try {
            Proven proven =
                    attempts.judge(
                            account,
                            actor.source(),
                            SignIn::blocked,
                            refusal -> verdict(request, refusal),
                            () -> shown(request, userId, domain));
            return completion.complete(proven, request, account, FactorPolicy.of(domain));
        } catch (IdentityException refusal) {
            if (refusal.error().kind() != ErrorCode.Kind.TOO_MANY
                    && refusal.error() != MfaError.PASSKEYS_OFF) {
                Map<String, String> facts = refusal.recorded();
                audit.refused(
                        ACTION,
                        domain.domainId(),
                        "User",
                        facts.getOrDefault("user_id", userId),
                        code(refusal),
                        facts);
            }
            // The reason is the record's alone.
            boolean withheld =
                    refusal.error() instanceof WithheldError
                            || byPasskey && refusal.error() == MfaError.PASSKEY_NOT_ACCEPTED;
            throw withheld ? failed() : refusal;
        }
    }

    private Proven shown(SignInRequest request, String userId, Domain domain) {
        Proven proven = prove(request, userId, domain);
        demandMfaSetUp(proven);
        return proven;
    }

    /** Whoever is blocked, disabled, or still to be asked for more has not guessed. */
    private static Attempts.Verdict verdict(SignInRequest request, IdentityException refusal) {
        if (request.followsRecord() && isOfTheProvider(refusal)) {
            // Counted like a wrong password here, or who signs in elsewhere would be known by
            // never being blocked, while the provider is away or gone.
            return Attempts.Verdict.WRONG;
        }
        if (refusal.error() == VerificationError.INVALID_VERIFY_CODE) {
            return VerifyCodes.isGuess(refusal) ? Attempts.Verdict.WRONG : Attempts.Verdict.REFUSED;
        }
        if (refusal.error() == MfaError.PASSKEY_NOT_ACCEPTED) {
            // Nobody guesses a signature.
            return Attempts.Verdict.REFUSED;
        }
        if (refusal.error() instanceof WithheldError withheld && !withheld.isGuess()) {
            return Attempts.Verdict.REFUSED;
        }
        return Attempts.Verdict.wrongIf(
                refusal.error() == AUTHENTICATE_FAILURE && refusal.retryAfter().isEmpty()
                        || refusal.error() instanceof WithheldError);
    }

    /** With a reason that is withheld, so that who is asked about looks like everybody else. */
    private static boolean isOfTheProvider(IdentityException refusal) {
        return refusal.error() == TokenError.UNPROVEN || refusal.error() instanceof WithheldError;
    }

    /** What the record calls the refusal. Only a block says when to come back. */
    private static String code(IdentityException refusal) {
        return refusal.error() == AUTHENTICATE_FAILURE && refusal.retryAfter().isPresent()
                ? "ERROR_LOGIN_BLOCKED"
                : refusal.error().code();
    }

    static IdentityException blocked(Duration left) {
        return AUTHENTICATE_FAILURE.with(BLOCKED).retryAfter(left);
    }

    /**
     * Who it is, by which password, and by which second factor, if he has one. {@code policy}: what
     * the domain asks of him from now on.
     */
    record Proven(
            User user,
            PasswordProof.Given password,
            Optional<ProvenFactor> factor,
            Optional<FactorPolicy> policy) {

        Proven(User user, PasswordProof.Given password, Optional<ProvenFactor> factor) {
            this(user, password, factor, Optional.empty());
        }

        Proven under(Optional<FactorPolicy> demand) {
            return new Proven(user, password, factor, demand);
        }

        boolean isByPasskey() {
            return factor.flatMap(ProvenFactor::shownPasskey).isPresent();
        }
    }

    private Proven prove(SignInRequest request, String userId, Domain domain) {
        if (request.method() == SignInRequest.Method.PASSKEY) {
            Proven alone = passkeyStep.alone(request);
            return alone.under(factorDemand.inForce(domain, alone.user()));
        }
        String password = request.credential("password");
        if (UserIds.isTooLong(userId)) {
            throw failed();
        }
        if (isExternal(request, userId, password)) {
            return request.followsRecord() ? likeEverybody(request, password) : external(request);
        }
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
                passwordProof.check(local, password).orElseThrow(() -> unknown(request));
        User user = local.orElseThrow(SignIn::failed);
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(userId);
        }
        Optional<FactorPolicy> demand = factorDemand.inForce(domain, user);
        boolean withoutFactor =
                request.method() == SignInRequest.Method.MFA
                        && !user.mfa().isOn()
                        && demand.filter(policy -> factorDemand.isForPasskey(policy, user))
                                .isEmpty();
        if (withoutFactor || request.administratorsOnly() && !user.isAdministrator()) {
            throw failed();
        }
        if (given == PasswordProof.Given.OWN) {
            strengthen(user, password);
        }
        // A device is trusted together with the password that was given there.
        DeviceTrust device = given == PasswordProof.Given.OWN ? request.device() : DeviceTrust.NONE;
        return new Proven(user, given, secondStep.take(user, request, device, demand), demand);
    }

    /** Where others are looked for at the provider, this takes as long as that. */
    private IdentityException unknown(SignInRequest request) {
        if (request.followsRecord()) {
            JsonObject shown =
                    Json.createObjectBuilder(request.credentials()).remove("password").build();
            hasher.withoutPlace(
                    () -> {
                        externalArrival.pretend(request.domainId(), shown);
                        return null;
                    });
        }
        return failed();
    }

    /** Without a password there is only the provider to ask, whoever is named. */
    private boolean isExternal(SignInRequest request, String userId, String password) {
        return request.method() == SignInRequest.Method.EXTERNAL
                || request.followsRecord()
                        && (password.isEmpty()
                                || users.findExternal(request.domainId(), userId)
                                        .filter(user -> user.authType() == AuthType.EXTERNAL)
                                        .isPresent());
    }

    /**
     * Whoever names only a user must not learn from time or error that a provider was asked: the
     * work of a password comes before, and a provider that does not answer has not proven them.
     */
    private Proven likeEverybody(SignInRequest request, String password) {
        if (password.isEmpty()) {
            return hasher.withoutPlace(() -> external(request));
        }
        passwordProof.check(Optional.empty(), password);
        try {
            return hasher.withoutPlace(() -> external(request));
        } catch (IdentityException refusal) {
            if (refusal.error().kind() == ErrorCode.Kind.UNAVAILABLE) {
                throw TokenError.UNPROVEN.with(FAILED).recorded(refusal.recorded());
            }
            throw refusal;
        }
    }

    /** The provider has proven him; a second factor is the provider's business, too. */
    private Proven external(SignInRequest request) {
        User user = externalArrival.recognise(request.domainId(), request.credentials());
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
    private void demandMfaSetUp(Proven proven) {
        User user = proven.user();
        if (proven.policy().isPresent()) {
            demandCounted(proven, proven.policy().get());
            return;
        }
        if (!user.must(RequiredAction.ENFORCE_MFA) || user.mfa().isOn()) {
            return;
        }
        String type = String.valueOf(user.mfa().type());
        throw notSetUp(proven, type, user.mfa().state().name());
    }

    /** The second step was taken with what counts, or there is nothing that does. */
    private void demandCounted(Proven proven, FactorPolicy policy) {
        User user = proven.user();
        if (proven.isByPasskey() && policy.counts(CountedFactor.PASSKEY)) {
            return;
        }
        if (policy.countsOneOf(user)) {
            if (proven.isByPasskey()) {
                throw TokenError.FACTOR_NOT_COUNTED.with(policy.named());
            }
            return;
        }
        if (factorDemand.isForPasskey(policy, user)) {
            // Past the second step without it: with a code that stands in for what is lost.
            return;
        }
        MfaType own = user.mfa().type();
        String type = own != null && policy.counts(own) ? own.name() : policy.first().name();
        throw notSetUp(proven, type, MfaState.DISABLED.name()).detail("kinds", policy.named());
    }

    private IdentityException notSetUp(Proven proven, String type, String state) {
        String token = completion.beginEnrolment(proven);
        return TokenError.MFA_NOT_ACTIVATED_YET
                .with(SecondStep.mailbox(proven.user()), type)
                .aside(", (access_token = " + token + ")")
                .detail("access_token", token)
                .detail("mfa_type", type)
                .detail("mfa_state", state);
    }

    static IdentityException failed() {
        return AUTHENTICATE_FAILURE.with(FAILED);
    }
}
