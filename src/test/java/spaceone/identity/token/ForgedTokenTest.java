package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.user.User;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Tokens that somebody else made, with all that a genuine one says. */
@InRoom
class ForgedTokenTest {

    /** Making one takes long. */
    private static final RSAKey STRANGER = generate();

    @Inject Authentication authentication;
    @Inject Keys keys;
    @Inject Door door;
    @Inject Town town;

    private String genuine;
    private JWTClaimsSet claims;
    private JWSHeader header;
    private RSAKey stranger;

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() throws ParseException {
        User alice = town.withKeys().user("alice");
        genuine = door.enter(alice).accessToken();
        claims = Door.read(genuine);
        header = SignedJWT.parse(genuine).getHeader();
        stranger = new RSAKey.Builder(STRANGER).keyID(header.getKeyID()).build();
        assertThat(authentication.authenticate(genuine)).isNotNull();
    }

    @Proves("9.1.1")
    @Test
    void oneThatWasChangedIsRefused() {
        String[] parts = genuine.split("\\.");
        String other = new PlainJWT(with("did", "domain-root")).serialize().split("\\.")[1];
        String longer =
                new PlainJWT(new JWTClaimsSet.Builder(claims).expirationTime(null).build())
                        .serialize()
                        .split("\\.")[1];

        isRefused(parts[0] + "." + other + "." + parts[2]);
        isRefused(parts[0] + "." + longer + "." + parts[2]);
        isRefused(parts[0] + "." + parts[1] + ".");
        isRefused(parts[0] + "." + parts[1] + "." + "A".repeat(342));
    }

    @Test
    void oneFromBeforeKeysHadNamesIsSignedByTheFirstOfThem() throws JOSEException, ParseException {
        JWSHeader nameless = new JWSHeader.Builder(header).keyID(null).build();
        RSAKey first = keys.signing(claims.getStringClaim("did"), KeyPurpose.ACCESS).toRSAKey();

        assertThat(authentication.authenticate(signed(nameless, first)).subject())
                .isEqualTo(claims.getAudience().get(0));
        isRefused(signed(nameless, stranger));
    }

    private String signed(JWSHeader with, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(with, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Proves("9.1.2")
    @Test
    void oneWithoutASignatureIsRefused() {
        isRefused(new PlainJWT(claims).serialize());
        isRefused("eyJhbGciOiJub25lIn0." + genuine.split("\\.")[1] + ".");
    }

    /** Whoever took the key for a shared secret would find it published. */
    @Proves("9.1.2")
    @Test
    void oneSignedWithOurPublicKeyAsASecretIsRefused() throws JOSEException {
        byte[] published =
                keys.publicKeys(town.domainId(), KeyPurpose.ACCESS)
                        .get(0)
                        .toRSAKey()
                        .toPublicKey()
                        .getEncoded();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(header.getKeyID()).build(),
                        claims);
        token.sign(new MACSigner(published));

        isRefused(token.serialize());
    }

    @Proves({"9.1.1", "9.1.3"})
    @Test
    void oneThatBringsItsKeyOrSaysWhereItIsIsRefused() throws JOSEException {
        isRefused(bySomebodyElse(usual -> usual));
        isRefused(bySomebodyElse(usual -> usual.jwk(stranger.toPublicJWK())));
        isRefused(
                bySomebodyElse(
                        usual -> usual.jwkURL(URI.create("https://keys.example.com/jwks.json"))));
        isRefused(
                bySomebodyElse(
                        usual -> usual.x509CertURL(URI.create("https://keys.example.com/c.pem"))));
        isRefused(bySomebodyElse(usual -> usual.keyID("../../dev/null")));
        isRefused(bySomebodyElse(usual -> usual.keyID(null)));
        isRefused(bySomebodyElse(usual -> usual.keyID("\0")));
        isRefused(bySomebodyElse(usual -> usual.keyID("x".repeat(101))));
    }

    private String bySomebodyElse(UnaryOperator<JWSHeader.Builder> more) throws JOSEException {
        JWSHeader.Builder usual =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(header.getKeyID());
        SignedJWT token = new SignedJWT(more.apply(usual).build(), claims);
        token.sign(new RSASSASigner(stranger));
        return token.serialize();
    }

    private JWTClaimsSet with(String name, String value) {
        return new JWTClaimsSet.Builder(claims).claim(name, value).build();
    }

    private void isRefused(String token) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
    }
}
