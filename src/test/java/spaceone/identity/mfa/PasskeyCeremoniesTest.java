package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.SoftKey;

/**
 * What passkeys sign is believed only if all of it is right; each lie is refused for what it is.
 */
class PasskeyCeremoniesTest extends PasskeyNodes {

    @ParameterizedTest
    @ValueSource(ints = {SoftKey.ES256, SoftKey.EDDSA, SoftKey.RS256})
    void whatIsAskedForIsAccepted(int algorithm) throws PasskeyRefused {
        SoftKey other = SoftKey.of(algorithm, ORIGIN);
        NewPasskey made = keep(2, other);

        assertThat(made.credentialId()).isEqualTo(other.id());
        assertThat(made.transports()).containsExactly("hybrid", "internal");
        ProvenPasskey proven = alone(other.counting(7));
        assertThat(proven.userKey()).isEqualTo(2);
        assertThat(proven.counter()).isEqualTo(7);
        assertThat(second(2, other.counting(8)).passkeyId()).isEqualTo(proven.passkeyId());
    }

    @Test
    void whatIsMadeIsRefusedForEachLie() {
        made(k -> k.from(EVIL), PasskeyFault.ORIGIN);
        made(k -> k.from("http://id.example.com"), PasskeyFault.ORIGIN);
        made(k -> k.from(ORIGIN + ":8443"), PasskeyFault.ORIGIN);
        made(k -> k.forSite("evil.example"), PasskeyFault.RP_ID);
        made(k -> k.forSite("example.com"), PasskeyFault.RP_ID);
        made(k -> k.typed("webauthn.get"), PasskeyFault.TYPE);
        made(k -> k.typed("payment.create"), PasskeyFault.TYPE);
        made(k -> k.verifying(false), PasskeyFault.NOT_VERIFIED);
        made(k -> k.touched(false), PasskeyFault.NOT_PRESENT);
        made(SoftKey::inAFrame, PasskeyFault.CROSS_ORIGIN);
        made(SoftKey::cut, PasskeyFault.MALFORMED);
        assertThat(faultOf(() -> judgeMade(SoftKey.of(SoftKey.ES384, ORIGIN))))
                .isEqualTo(PasskeyFault.ALGORITHM);
    }

    @Test
    void anotherChallengeThanTheServersIsRefused() {
        assertThat(
                        faultOf(
                                () -> {
                                    WebAuthn.Fresh fresh =
                                            WebAuthn.readMade(
                                                    SoftKey.at(ORIGIN)
                                                            .create(toAdd(new byte[32]))
                                                            .toString());
                                    return WebAuthn.judge(PARTY, new byte[16], fresh);
                                }))
                .isEqualTo(PasskeyFault.CHALLENGE);
    }

    @Test
    void whatIsSignedIsRefusedForEachLie() {
        signed(k -> k.from(EVIL), PasskeyFault.ORIGIN);
        signed(k -> k.from("http://id.example.com"), PasskeyFault.ORIGIN);
        signed(k -> k.forSite("evil.example"), PasskeyFault.RP_ID);
        signed(k -> k.typed("webauthn.create"), PasskeyFault.TYPE);
        signed(k -> k.challenged(new byte[32]), PasskeyFault.CHALLENGE);
        signed(k -> k.challenged(new byte[0]), PasskeyFault.CHALLENGE);
        signed(k -> k.verifying(false), PasskeyFault.NOT_VERIFIED);
        signed(k -> k.touched(false), PasskeyFault.NOT_PRESENT);
        signed(SoftKey::inAFrame, PasskeyFault.CROSS_ORIGIN);
        signed(SoftKey::cut, PasskeyFault.MALFORMED);
        signed(SoftKey::spoilt, PasskeyFault.SIGNATURE);
        signed(
                k -> k.handled("somebody else".getBytes(StandardCharsets.US_ASCII)),
                PasskeyFault.USER);
        signed(k -> k.handled(new byte[0]), PasskeyFault.USER);
        signed(k -> k.named(new byte[32]), PasskeyFault.CREDENTIAL);
    }

    @Test
    void aForeignKeyUnderAKnownNameIsRefused() {
        SoftKey foreign = SoftKey.at(ORIGIN).named(key.id()).handled(HANDLE);

        assertThat(refusal(() -> alone(foreign))).isEqualTo(PasskeyFault.SIGNATURE);
        assertThat(refusal(() -> second(1, foreign))).isEqualTo(PasskeyFault.SIGNATURE);
    }

    @Test
    void somebodyElsesPasskeyIsNoSecondFactor() {
        assertThat(refusal(() -> second(2, key))).isEqualTo(PasskeyFault.CREDENTIAL);
    }

    @Test
    void aPasskeyOfAnotherDomainOpensNothing() {
        JsonObject options = on(0, proof -> proof.ask(DOMAIN));

        assertThat(
                        refusal(
                                () ->
                                        on(
                                                0,
                                                proof ->
                                                        proof.proveAlone(
                                                                "domain-000000000002",
                                                                key.get(options)))))
                .isEqualTo(PasskeyFault.CHALLENGE);
        JsonObject there = on(0, proof -> proof.ask("domain-000000000002"));
        assertThat(
                        refusal(
                                () ->
                                        on(
                                                0,
                                                proof ->
                                                        proof.proveAlone(
                                                                "domain-000000000002",
                                                                key.get(there)))))
                .isEqualTo(PasskeyFault.CREDENTIAL);
    }

    @Test
    void asASecondFactorItNeedsNotMakeSureWhoHoldsIt() {
        assertThat(second(1, key.verifying(false).handled(new byte[0])).userKey()).isEqualTo(1);
        assertThat(refusal(() -> second(1, key.touched(false))))
                .isEqualTo(PasskeyFault.NOT_PRESENT);
    }

    @Test
    void whatCannotBeReadIsRefusedLikeALie() {
        for (String text :
                List.of(
                        "{}",
                        "{\"id\": 1}",
                        "{\"id\": \"AA\", \"rawId\": \"AA\", \"type\": \"public-key\", \"response\": {}}",
                        "{\"id\": \"AA\", \"rawId\": \"AA\", \"type\": \"public-key\", \"response\":"
                                + " {\"clientDataJSON\": \"AA\", \"authenticatorData\": \"AA\", \"signature\": \"AA\"}}",
                        "{\"response\": []}",
                        "{\"id\": \"AA\", \"response\": {\"clientDataJSON\": \"%%%\"}}",
                        "[".repeat(3_000))) {
            assertThat(faultOf(() -> WebAuthn.readSigned(text)))
                    .as(text.substring(0, Math.min(60, text.length())))
                    .isEqualTo(PasskeyFault.MALFORMED);
            assertThat(faultOf(() -> WebAuthn.readMade(text))).isEqualTo(PasskeyFault.MALFORMED);
        }
    }

    @Test
    void aPartOfWhatASignatureIsOfIsNeverAFailureOfOurs() {
        String whole = key.get(on(0, proof -> proof.ask(DOMAIN))).toString();
        for (int end = 1; end < whole.length(); end += 7) {
            String part = whole.substring(0, end);

            assertThat(faultOf(() -> WebAuthn.readSigned(part))).isEqualTo(PasskeyFault.MALFORMED);
        }
    }

    private void made(UnaryOperator<SoftKey> lie, PasskeyFault expected) {
        assertThat(faultOf(() -> judgeMade(lie.apply(SoftKey.at(ORIGIN))))).isEqualTo(expected);
    }

    /** Without the lie, the next is accepted. */
    private void signed(UnaryOperator<SoftKey> lie, PasskeyFault expected) {
        SoftKey liar = SoftKey.at(ORIGIN);
        try {
            keep(1, liar);
        } catch (PasskeyRefused e) {
            throw new AssertionError(e);
        }
        assertThat(alone(liar).userKey()).isEqualTo(1);
        assertThat(refusal(() -> alone(lie.apply(liar)))).isEqualTo(expected);
    }
}
