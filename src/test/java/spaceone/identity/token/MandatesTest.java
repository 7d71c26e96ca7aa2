package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.access.Giver;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleType;
import spaceone.identity.app.NewApp;
import spaceone.identity.audit.Actor;
import spaceone.identity.tenancy.Place;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Work that goes on in somebody's name: as long as they could still begin it. */
@InRoom
class MandatesTest {

    private static final String READ = "identity:User.read";

    @Inject Mandates mandates;
    @Inject Authentication authentication;
    @Inject Grants grants;
    @Inject ClientSecrets secrets;
    @Inject Giver giver;
    @Inject Actor actor;
    @Inject Users users;
    @Inject Door door;
    @Inject Town town;
    @Inject Room room;

    private String role;
    private User admin;

    @BeforeEach
    void begin() {
        town.withKeys().administrator("other");
        role = town.role(RoleType.DOMAIN_ADMIN, READ);
        admin = town.user("admin");
        town.appoint(admin, role);
    }

    @AfterEach
    void nobodyActs() {
        actor.authenticated("SYSTEM", null, "system", null);
        town.nobodyActs();
    }

    private JsonObject ofAdmin() {
        GrantRequest domain =
                new GrantRequest(
                        TokenType.REFRESH_TOKEN,
                        door.enter(admin).refreshToken(),
                        Scope.DOMAIN,
                        null,
                        null);
        return of(grants.grant(domain).accessToken());
    }

    private JsonObject of(String token) {
        return mandates.of(authentication.authenticate(token));
    }

    private ClientSecrets.Issued app() {
        return secrets.create(
                town.domainId(),
                new NewApp(
                        Town.unique("app"),
                        role,
                        ResourceGroup.DOMAIN,
                        null,
                        null,
                        null,
                        null,
                        JsonValue.EMPTY_JSON_OBJECT));
    }

    private void allows(String permissions) {
        room.tamper(
                "update roles set permissions = cast(?1 as jsonb) where role_id = ?2",
                permissions,
                role);
    }

    @Test
    void itStandsWhileTheirRoleAllowsWhatItDid() {
        JsonObject mandate = ofAdmin();
        assertThat(mandates.stands(mandate)).isTrue();

        allows("[\"identity:User\"]");
        assertThat(mandates.stands(mandate)).isTrue();
        allows("[\"identity:Role\"]");
        assertThat(mandates.stands(mandate)).isFalse();
    }

    @Test
    void itEndsWithTheAccountWhoeverHasTheNameThen() {
        JsonObject mandate = ofAdmin();
        admin = town.successor(admin);
        town.appoint(admin, role);
        assertThat(mandates.stands(mandate)).isFalse();

        JsonObject own = ofAdmin();
        users.disable(admin.domainId(), admin.userId());
        assertThat(mandates.stands(own)).isFalse();
    }

    @Test
    void thatOfAnAppEndsWithItsKey() {
        ClientSecrets.Issued app = app();
        JsonObject mandate = of(app.secret());
        assertThat(mandates.stands(mandate)).isTrue();

        secrets.renew(Place.of(town.domainId()), app.app().appId(), null, Duration.ZERO);
        assertThat(mandates.stands(mandate)).isFalse();
    }

    @Test
    void theyActWithWhatTheyHadAndWithoutASession() {
        mandates.act(ofAdmin(), "UserImport.run");
        assertThat(actor.id()).isEqualTo(admin.userId());
        assertThat(actor.type()).isEqualTo("USER");
        assertThat(giver.isUser(admin.userId())).isTrue();
        assertThat(giver.permissions()).containsExactly(READ);

        ClientSecrets.Issued app = app();
        mandates.act(of(app.secret()), "UserImport.run");
        assertThat(giver.appId()).isEqualTo(app.app().appId());
        assertThat(giver.keyId()).isEqualTo(app.app().clientId());
        assertThat(giver.permissions()).containsExactly(READ);
    }
}
