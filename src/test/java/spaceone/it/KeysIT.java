package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** The keys of a domain, as services that check our tokens themselves see them. */
@InServer
class KeysIT {

    @Proves("11.6.1")
    @Test
    void anybodyCanCheckATokenWithThePublishedKeys() throws Exception {
        Tenant acme = Installation.sharedDomain();

        assertThat(verifies(acme, acme.adminToken())).isTrue();
    }

    @Test
    void publishedKeysAreThePublicHalvesOfAccessKeysOnly() throws Exception {
        String refresh =
                Installation.sharedDomain()
                        .signIn(Installation.sharedDomain().admin(), Installation.PASSWORD)
                        .text("refresh_token");
        String set = Api.get("/jwks/" + Installation.sharedDomain().domainId()).is(200).body();

        assertThat(set).doesNotContain("\"d\"").doesNotContain("\"p\"");
        assertThat(JWKSet.parse(set).getKeyByKeyId(SignedJWT.parse(refresh).getHeader().getKeyID()))
                .isNull();
    }

    @Test
    void rotatedKeysSignWhileOldTokensStayGood() throws Exception {
        Tenant acme = Installation.domain();
        String old = acme.adminToken();
        Api.post("/identity/domain/rotate-keys", Installation.systemAdmin(), domain(acme)).is(200);

        String fresh = signedByAnotherKey(acme, kid(old));

        Api.post("/identity/user/list", old, "{}").is(200);
        assertThat(verifies(acme, old)).isTrue();
        assertThat(verifies(acme, fresh)).isTrue();
    }

    @Proves({"11.2.2", "11.6.1"})
    @Test
    void aDomainChangesToEllipticCurvesWhileOldTokensStayGood() throws Exception {
        Tenant acme = Installation.domain();
        String old = acme.adminToken();
        Api.post(
                        "/identity/domain/rotate-keys",
                        Installation.systemAdmin(),
                        "{\"domain_id\": \"%s\", \"algorithm\": \"ES256\"}"
                                .formatted(acme.domainId()))
                .is(200);

        String fresh = signedByAnotherKey(acme, kid(old));

        assertThat(SignedJWT.parse(fresh).getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(verifies(acme, fresh)).isTrue();
        assertThat(verifies(acme, old)).isTrue();
        Api.post("/identity/user/list", old, "{}").is(200);
        Api.post("/identity/user-profile/get", fresh, "{}").is(200);
        Api.post("/identity/user-profile/get", renamed(fresh, "RS256"), "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        Api.post(
                        "/identity/domain/rotate-keys",
                        Installation.systemAdmin(),
                        "{\"domain_id\": \"%s\", \"algorithm\": \"HS256\"}"
                                .formatted(acme.domainId()))
                .is(400);
    }

    /** The same token, which says that it was signed otherwise. */
    private static String renamed(String token, String algorithm) {
        String[] parts = token.split("\\.");
        String header =
                new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
                        .replace("ES256", algorithm);
        return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + parts[1]
                + "."
                + parts[2];
    }

    @Test
    void newKeysArePublishedForLongerThanTheSetMayBeCachedBeforeTheySign() throws Exception {
        Tenant acme = Installation.domain();
        String old = acme.adminToken();
        Api.post("/identity/domain/rotate-keys", Installation.systemAdmin(), domain(acme)).is(200);
        long rotated = System.nanoTime();

        Answer published = Api.get("/jwks/" + acme.domainId()).is(200);

        assertThat(JWKSet.parse(published.body()).getKeys())
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.getAlgorithm().getName()).isEqualTo("RS256"));
        String caching = published.headers().firstValue("Cache-Control").orElseThrow();
        long cached = Long.parseLong(caching.replaceAll("\\D", ""));
        signedByAnotherKey(acme, kid(old));
        assertThat(System.nanoTime() - rotated).isGreaterThan(TimeUnit.SECONDS.toNanos(cached));
    }

    @Test
    void aDomainThatIsNotEnabledPublishesNoKeys() {
        Tenant acme = Installation.domain();
        Api.post("/identity/domain/disable", Installation.systemAdmin(), domain(acme)).is(200);

        Api.get("/jwks/" + acme.domainId()).is(404);
        Api.get("/jwks/nope").is(404);
    }

    /** New keys wait for 20 seconds, and nodes keep a key for ten, so it may take that long. */
    private static String signedByAnotherKey(Tenant tenant, String oldKid) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> tenant.token(tenant.admin()), token -> !kid(token).equals(oldKid));
    }

    private static String domain(Tenant tenant) {
        return "{\"domain_id\": \"" + tenant.domainId() + "\"}";
    }

    private static String kid(String token) {
        return Jwt.header(token).getString("kid");
    }

    private static boolean verifies(Tenant tenant, String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(Api.get("/jwks/" + tenant.domainId()).is(200).body());
        JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        return jwt.verify(
                key instanceof ECKey curve
                        ? new ECDSAVerifier(curve)
                        : new RSASSAVerifier(key.toRSAKey()));
    }
}
