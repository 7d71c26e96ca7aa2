package spaceone.identity.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.user.PasswordProof;

/**
 * When somebody proved who they are, and with what, as tokens say it in {@code auth_time} and
 * {@code amr} (RFC 8176), and with how many kinds of proof, in {@code acr}. All tokens that come
 * from one sign-in say the same: a refresh proves nothing. {@code at} is null in tokens from before
 * there was one; {@code methods} is empty where a provider proved them, who does not tell us.
 */
record SignInProof(@Nullable Instant at, List<String> methods) {

    private static final String PASSWORD = "pwd";
    private static final String ONE_TIME_CODE = "otp";

    /** Proof of possession: the device does not say whether its hardware guards the key. */
    private static final String KEY = "pop";

    private static final String SEVERAL_FACTORS = "mfa";
    private static final String ONE_FACTOR = "sfa";

    /** What {@code acr} says; null where nobody told us with what they proved it. */
    @Nullable String level() {
        if (methods.isEmpty()) {
            return null;
        }
        return methods.contains(SEVERAL_FACTORS) ? SEVERAL_FACTORS : ONE_FACTOR;
    }

    static SignInProof of(SignIn.Proven proven, Instant now) {
        if (proven.password() == PasswordProof.Given.ELSEWHERE) {
            return new SignInProof(now, List.of());
        }
        if (proven.password() == PasswordProof.Given.PASSKEY) {
            return new SignInProof(now, List.of(KEY, SEVERAL_FACTORS));
        }
        return new SignInProof(
                proven.factor().flatMap(ProvenFactor::shownAt).orElse(now),
                proven.factor()
                        .map(factor -> factor.shownPasskey().isPresent() ? KEY : ONE_TIME_CODE)
                        .map(second -> List.of(PASSWORD, second, SEVERAL_FACTORS))
                        .orElse(List.of(PASSWORD)));
    }
}
