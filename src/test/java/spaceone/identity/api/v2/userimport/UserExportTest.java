package spaceone.identity.api.v2.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.api.v2.userimport.Exported.opened;
import static spaceone.identity.api.v2.userimport.Exported.read;
import static spaceone.identity.api.v2.userimport.Exported.receiver;
import static spaceone.identity.api.v2.userimport.Exported.rows;
import static spaceone.testkit.room.Refusal.refused;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.query.Listing;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.ReceiverKey;
import spaceone.identity.userimport.UserExport;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Whom an export tells of what. */
@InRoom
class UserExportTest {

    private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    @Inject UserExport userExport;
    @Inject Users users;
    @Inject MfaEnrolment enrolment;
    @Inject Town here;
    @Inject Town there;
    @Inject Room room;

    @Test
    void withoutAKeyNothingThatOpensAnAccountIsTold() {
        User app = here.user("app");
        room.together(
                () -> enrolment.adopt(users.lock(here.domainId(), app.userId()), SECRET, false));

        JsonObject told = row(userExport.people(here.domainId()), app);

        assertThat(told).doesNotContainKeys("sealed", "password_hash", "otp_secret", "otp_id");
        assertThat(told.getString("enforce_mfa_type")).isEqualTo("OTP");
        assertThat(told.toString()).doesNotContain(app.password().orElseThrow());
    }

    /** One of two is enough to sign in with. */
    @Test
    void whoHasCodesByMailTooIsAskedForNoOtherApp() {
        User both = here.user("both");
        room.together(
                () -> {
                    User held = users.lock(here.domainId(), both.userId());
                    enrolment.adopt(held, SECRET, false);
                    enrolment.adoptAddress(held, "codes@example.com", false);
                });

        JsonObject told = row(userExport.people(here.domainId()), both);

        assertThat(told.getString("mfa_email")).isEqualTo("codes@example.com");
        assertThat(told).doesNotContainKeys("enforce_mfa_type", "preferred_mfa_type");
    }

    @Test
    void whatADirectoryGivesAndAnAddressThatDoesNotCountYetStayBehind() {
        User kim = here.user("kim");
        here.appoint(kim, Role.WORKSPACE_MEMBER, here.workspace());
        room.tamper(
                "update role_bindings set from_directory = true where domain_id = ?1",
                here.domainId());
        room.tamper(
                "update users set counts_from = now() + interval '1 day' where id = ?1", kim.key());

        JsonObject told = row(userExport.people(here.domainId()), kim);

        assertThat(told.getJsonArray("roles")).isEmpty();
        assertThat(told.getBoolean("email_verified")).isFalse();
    }

    @Test
    void secretsAreForThoseWhoMayDoEverything() throws Exception {
        User clerk = here.administrator("clerk");
        ReceiverKey receiver = receiver(new ECKeyGenerator(Curve.P_256).generate());

        here.actsAs(clerk, "identity:UserExport.read", "identity:UserSecret.read");
        assertThat(rows(userExport.people(here.domainId()))).isNotEmpty();
        refused(CommonError.PERMISSION_DENIED, () -> userExport.sealed(here.domainId(), receiver));
    }

    @Test
    void anotherDomainsPeopleAreNotAmongThem() {
        User stranger = there.user("stranger");
        here.user("kim");

        assertThat(rows(userExport.people(here.domainId())))
                .isNotEmpty()
                .noneMatch(each -> each.getString("user_id").equals(stranger.userId()));
    }

    @Test
    void anRsaKeyWillDoAndOthersAreRefused() throws Exception {
        here.user("kim");
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        JsonObject sealed = rows(userExport.sealed(here.domainId(), receiver(rsa))).get(0);
        assertThat(opened(sealed, rsa)).containsKey("password_hash");

        for (JWK key :
                List.of(
                        new RSAKeyGenerator(1024, true).generate().toPublicJWK(),
                        JWK.parse(
                                "{\"kty\": \"OKP\", \"crv\": \"X25519\", \"x\": \"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}"),
                        new ECKeyGenerator(Curve.P_256).generate())) {
            refused(CommonError.INVALID_PARAMETER, () -> ReceiverKey.of(read(key.toJSONString())));
        }
        refused(CommonError.INVALID_PARAMETER, () -> ReceiverKey.of(JsonValue.EMPTY_JSON_OBJECT));
        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        ReceiverKey.of(
                                read(
                                        "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AQ\", \"y\": \"AQ\"}")));
    }

    @Test
    void whatIsStillSealedIsRefused() {
        UserToImport sealed =
                Wire.read(
                        read("{\"user_id\": \"kim\", \"sealed\": \"x.y.z\"}"), UserToImport.class);

        refused(CommonError.INVALID_PARAMETER, sealed::toUser);
    }

    private static JsonObject row(Listing listing, User user) {
        return rows(listing).stream()
                .filter(each -> each.getString("user_id").equals(user.userId()))
                .findFirst()
                .orElseThrow();
    }
}
