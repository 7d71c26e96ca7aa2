package spaceone.identity.app;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Giver;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Programs with a key: where their role counts, who makes them, and what ends with them. */
@InRoom
class AppsTest {

    @Inject Apps apps;
    @Inject Giver giver;
    @Inject Town town;
    @Inject RoomClock clock;

    private String domain;
    private String workspace;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
    }

    private App create(String roleId, ResourceGroup group, String place) {
        return apps.create(
                domain,
                new NewApp(
                        Town.unique("app"),
                        roleId,
                        group,
                        place,
                        null,
                        null,
                        null,
                        JsonValue.EMPTY_JSON_OBJECT));
    }

    private long counted(String place) {
        Statistics byName =
                Statistics.parse(Json.createObjectBuilder().add("distinct", "app_id").build());
        int stat = apps.stat(Place.of(domain, place), byName).getJsonArray("results").size();
        assertThat(apps.list(Place.of(domain, place), Query.all()).totalCount()).isEqualTo(stat);
        return stat;
    }

    @Test
    void fromInsideAWorkspaceOnlyItsAppsAreSeenAndCounted() {
        town.app(Role.DOMAIN_ADMIN);
        App inside = create(Role.WORKSPACE_OWNER, ResourceGroup.WORKSPACE, workspace);

        assertThat(counted(null)).isEqualTo(2);
        assertThat(counted(workspace)).isEqualTo(1);
        assertThat(counted("workspace-other")).isZero();
        assertThat(apps.get(Place.of(domain, workspace), inside.appId()).name())
                .isEqualTo(inside.name());
        refused(
                CommonError.NOT_FOUND,
                () -> apps.get(Place.of(domain, "workspace-other"), inside.appId()));
        refused(
                CommonError.NOT_FOUND,
                () -> apps.disable(Place.of(domain, "workspace-other"), inside.appId()));
    }

    @Proves("2.2.3")
    @Test
    void theRoleFitsThePlaceWhereItCounts() {
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> create(Role.WORKSPACE_OWNER, ResourceGroup.DOMAIN, null));
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> create(Role.DOMAIN_ADMIN, ResourceGroup.WORKSPACE, workspace));
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> create(Role.WORKSPACE_OWNER, ResourceGroup.WORKSPACE, null));
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> create(Role.WORKSPACE_MEMBER, ResourceGroup.PROJECT, workspace));
    }

    @Test
    void nobodyMakesAnAppThatMayDoMoreThanThey() {
        town.actsAs(town.user("alice"), "identity:User.read");

        refused(
                CommonError.PERMISSION_DENIED,
                () -> create(Role.DOMAIN_ADMIN, ResourceGroup.DOMAIN, null));
    }

    @Test
    void anAppThatMayDoEverythingMakesOthersThatEndWithIt() {
        App maker = town.app(Role.DOMAIN_ADMIN);
        giver.isApp(maker.appId(), maker.clientId(), List.of());
        App made = town.app(Role.DOMAIN_ADMIN);
        App grandchild = madeBy(made);
        town.nobodyActs();
        assertThat(made.expiredAt()).isBeforeOrEqualTo(maker.expiredAt());

        apps.disable(Place.of(domain), maker.appId());

        assertThat(state(made)).isEqualTo(AppState.DISABLED);
        assertThat(state(grandchild)).isEqualTo(AppState.DISABLED);
    }

    private App madeBy(App app) {
        giver.isApp(app.appId(), app.clientId(), List.of());
        return town.app(Role.DOMAIN_ADMIN);
    }

    private AppState state(App app) {
        return apps.get(Place.of(domain), app.appId()).state(clock.instant());
    }

    @Test
    void onesThatMayNotDoEverythingAndThoseWithAnOldKeyMakeNone() {
        App limited = town.app(town.role(RoleType.DOMAIN_ADMIN, "identity:App"));
        giver.isApp(limited.appId(), limited.clientId(), List.of("identity:App"));
        refused(CommonError.PERMISSION_DENIED, () -> town.app(limited.roleId()));

        town.nobodyActs();
        App maker = town.app(Role.DOMAIN_ADMIN);
        String old = maker.clientId();
        apps.renew(Place.of(domain), maker.appId(), null, Duration.ZERO);
        giver.isApp(maker.appId(), old, List.of());
        refused(CommonError.PERMISSION_DENIED, () -> town.app(Role.DOMAIN_ADMIN));
    }
}
