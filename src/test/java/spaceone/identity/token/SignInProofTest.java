package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.mfa.ProvenPasskey;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.PasswordProof;
import spaceone.identity.verification.CodePurpose;
import spaceone.testkit.Proves;

/** What tokens say of how their user signed in. */
class SignInProofTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final ProvenFactor CODE =
            new ProvenFactor(CodePurpose.MFA_LOGIN, null, MfaType.OTP, 1, null, null, null);
    private static final ProvenFactor KEY = ProvenFactor.by(new ProvenPasskey("passkey-1", 7, 0));

    @Proves("10.3.4")
    @Test
    void itNamesWhatWasProvenHereAndNothingElse() {
        assertThat(of(PasswordProof.Given.OWN, null)).containsExactly("pwd");
        assertThat(of(PasswordProof.Given.TEMPORARY, null)).containsExactly("pwd");
        assertThat(of(PasswordProof.Given.OWN, CODE)).containsExactly("pwd", "otp", "mfa");
        assertThat(of(PasswordProof.Given.OWN, KEY)).containsExactly("pwd", "pop", "mfa");
        assertThat(of(PasswordProof.Given.PASSKEY, KEY)).containsExactly("pop", "mfa");
        assertThat(of(PasswordProof.Given.ELSEWHERE, null)).isEmpty();
    }

    @Test
    void itSaysOfHowManyKindsItWas() throws ParseException {
        assertThat(level("pwd")).isEqualTo("sfa");
        assertThat(level("pwd", "otp", "mfa")).isEqualTo("mfa");
        assertThat(level("pwd", "pop", "mfa")).isEqualTo("mfa");
        assertThat(level("pop", "mfa")).isEqualTo("mfa");
        assertThat(level()).isNull();
    }

    /** Of a token that was made of a token, which is all that a refresh has. */
    private static Object level(String... methods) throws ParseException {
        Claims first = read(token(NOW).proof(new SignInProof(NOW, List.of(methods))).build());
        Object level = first.set().getClaim("acr");
        assertThat(read(token(NOW).proof(first.proof()).build()).set().getClaim("acr"))
                .isEqualTo(level);
        return level;
    }

    @Test
    void aTokenMadeOfAnotherSaysTheSame() throws ParseException {
        SignInProof proof = new SignInProof(NOW, List.of("pwd", "otp", "mfa"));
        Claims refresh = read(token(NOW).proof(proof).build());
        Claims later = read(token(NOW.plusSeconds(3600)).proof(refresh.proof()).build());

        assertThat(later.proof()).isEqualTo(proof);
        assertThat(later.set().getClaim("auth_time")).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void aTokenOfAnOlderVersionSaysNothingAndNeitherDoesItsHeir() throws ParseException {
        Claims old = read(token(NOW).build());

        assertThat(read(token(NOW).proof(old.proof()).build()).set().getClaims())
                .doesNotContainKeys("auth_time", "amr", "acr");
    }

    private static List<String> of(PasswordProof.Given password, ProvenFactor factor) {
        SignInProof proof =
                SignInProof.of(new SignIn.Proven(null, password, Optional.ofNullable(factor)), NOW);
        assertThat(proof.at()).isEqualTo(NOW);
        return proof.methods();
    }

    private static Claims.Builder token(Instant now) {
        return Claims.of(TokenType.ACCESS_TOKEN, OwnerType.USER, "d", "alice", now);
    }

    /** As it comes back from a client. */
    private static Claims read(Claims claims) throws ParseException {
        return new Claims(JWTClaimsSet.parse(claims.set().toString()));
    }
}
