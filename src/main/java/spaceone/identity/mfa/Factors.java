package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/** What a user can prove themselves with beside the password; never a secret of it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Factors {

    public enum Kind {
        OTP,
        EMAIL,
        PASSKEY,
        RECOVERY_CODES,
        BYPASS_CODE
    }

    /**
     * One of them; what says nothing about its kind is null, and only passkeys have an id and a
     * name. {@code preferred}: of an app and codes by mail, whether it is asked for first.
     */
    public record Factor(
            Kind kind,
            @Nullable String factorId,
            @Nullable String name,
            @Nullable String email,
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Integer total,
            @Nullable Integer remaining,
            @Nullable Instant expiresAt,
            @Nullable String issuedBy,
            @Nullable Boolean preferred) {

        Factor(
                Kind kind,
                @Nullable String email,
                @Nullable Instant createdAt,
                @Nullable Instant lastUsedAt,
                @Nullable Integer total,
                @Nullable Integer remaining,
                @Nullable Instant expiresAt,
                @Nullable String issuedBy) {
            this(
                    kind,
                    null,
                    null,
                    email,
                    createdAt,
                    lastUsedAt,
                    total,
                    remaining,
                    expiresAt,
                    issuedBy,
                    null);
        }

        private Factor preferred(boolean first) {
            return new Factor(
                    kind,
                    factorId,
                    name,
                    email,
                    createdAt,
                    lastUsedAt,
                    total,
                    remaining,
                    expiresAt,
                    issuedBy,
                    first);
        }
    }

    @Inject Users users;
    @Inject OtpSecrets otpSecrets;
    @Inject RecoveryCodes recoveryCodes;
    @Inject Passkeys passkeys;

    public List<Factor> list(String domainId, String userId) {
        User user = users.get(domainId, userId);
        Mfa mfa = user.mfa();
        List<Factor> all = new ArrayList<>();
        passkeys.list(user.key()).forEach(passkey -> all.add(of(passkey)));
        if (!mfa.isOn()) {
            return all;
        }
        for (Mfa each : user.factors()) {
            all.add(classic(each).preferred(each == mfa));
        }
        RecoveryCodes.Standing set = recoveryCodes.standing(user.key());
        if (set.total() > 0) {
            all.add(
                    new Factor(
                            Kind.RECOVERY_CODES,
                            null,
                            set.createdAt(),
                            set.lastUsedAt(),
                            set.total(),
                            set.remaining(),
                            null,
                            null));
        }
        recoveryCodes.given(user.key()).map(Factors::given).ifPresent(all::add);
        return all;
    }

    private static Factor of(Passkey passkey) {
        return new Factor(
                Kind.PASSKEY,
                passkey.passkeyId(),
                passkey.name(),
                null,
                passkey.createdAt(),
                passkey.usedAt().orElse(null),
                null,
                null,
                null,
                null,
                null);
    }

    private Factor classic(Mfa mfa) {
        return mfa.type() == MfaType.EMAIL
                ? new Factor(Kind.EMAIL, mfa.email(), null, null, null, null, null, null)
                : app(mfa.secretId());
    }

    private Factor app(@Nullable String secretId) {
        return Optional.ofNullable(secretId)
                .flatMap(otpSecrets::seen)
                .map(
                        seen ->
                                new Factor(
                                        Kind.OTP,
                                        null,
                                        seen.createdAt(),
                                        seen.lastUsedAt().orElse(null),
                                        null,
                                        null,
                                        null,
                                        null))
                .orElseGet(() -> new Factor(Kind.OTP, null, null, null, null, null, null, null));
    }

    private static Factor given(RecoveryCode code) {
        return new Factor(
                Kind.BYPASS_CODE,
                null,
                code.createdAt(),
                null,
                null,
                null,
                code.expiresAt().orElse(null),
                code.issuedBy().orElse(null));
    }
}
