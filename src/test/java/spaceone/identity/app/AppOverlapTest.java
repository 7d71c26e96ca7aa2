package spaceone.identity.app;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Role;
import spaceone.identity.tenancy.Place;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** The secret before, which stays good for a while where that was asked for. */
@InRoom
class AppOverlapTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Inject Apps apps;
    @Inject AppStandings standings;
    @Inject Giver giver;
    @Inject Town town;
    @Inject RoomClock clock;
    @Inject Room room;

    private Place place;
    private String appId;
    private String first;

    @BeforeEach
    void begin() {
        place = Place.of(town.domainId());
        App app = town.app(Role.DOMAIN_ADMIN);
        appId = app.appId();
        first = app.clientId();
    }

    private String renewed(Duration overlap) {
        return apps.renew(place, appId, null, overlap).clientId();
    }

    private String renewedUntil(Duration end, Duration overlap) {
        return apps.renew(place, appId, clock.instant().plus(end).toString(), overlap).clientId();
    }

    private App app() {
        return apps.get(place, appId);
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private boolean opens(String clientId) {
        return standings.find(town.domainId(), clientId).isPresent();
    }

    @Test
    void withoutAnOverlapTheSecretBeforeIsDeadAtOnce() {
        String second = renewed(Duration.ZERO);

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        assertThat(app().previousUntil(clock.instant())).isEmpty();
    }

    @Test
    void withinTheOverlapBothAreGoodAndAfterItOneIs() {
        String second = renewed(DAY);
        assertThat(app().previousUntil(clock.instant())).contains(in(DAY));
        clock.pass(DAY.minus(MOMENT));
        assertThat(opens(first)).isTrue();
        assertThat(opens(second)).isTrue();

        clock.pass(MOMENT);

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        assertThat(app().previousUntil(clock.instant())).isEmpty();
    }

    @Test
    void ofAllSecretsBeforeOnlyTheLastIsGood() {
        String second = renewed(DAY);
        String third = renewed(HOUR);

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        assertThat(opens(third)).isTrue();
        clock.pass(HOUR);
        assertThat(opens(second)).isFalse();
    }

    @Test
    void aRenewalWithoutAnOverlapEndsOneThatIsRunning() {
        String second = renewed(DAY);
        String third = renewed(Duration.ZERO);

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();
        assertThat(opens(third)).isTrue();
    }

    @Test
    void theOverlapEndsAsSoonAsSomebodySaysSo() {
        String second = renewed(DAY);

        App ended = apps.endPrevious(place, appId);

        assertThat(ended.previousUntil(clock.instant())).isEmpty();
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        apps.endPrevious(place, appId);
        assertThat(opens(second)).isTrue();
    }

    @Test
    void noSecretOutlivesItsOwnEnd() {
        String second = renewedUntil(HOUR, Duration.ZERO);

        renewed(DAY);

        assertThat(app().previousUntil(clock.instant())).contains(in(HOUR));
        clock.pass(HOUR);
        assertThat(opens(second)).isFalse();
    }

    @Test
    void noneIsGoodWhenTheAppItselfIsOver() {
        String second = renewedUntil(HOUR, DAY);

        assertThat(app().previousUntil(clock.instant())).contains(in(HOUR));
        clock.pass(HOUR);
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();
    }

    @Test
    void aSecretThatWasOverAlreadyDoesNotComeBack() {
        String second = renewedUntil(HOUR, Duration.ZERO);
        clock.pass(HOUR);

        String third = renewed(DAY);

        assertThat(opens(second)).isFalse();
        assertThat(opens(third)).isTrue();
        assertThat(app().previousUntil(clock.instant())).isEmpty();
    }

    @Test
    void bothAreOutWithTheirApp() {
        String second = renewed(DAY);
        apps.disable(place, appId);
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();

        apps.enable(place, appId);
        assertThat(opens(first)).isTrue();
        assertThat(opens(second)).isTrue();

        apps.delete(place, appId);
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();
    }

    @Test
    void theSecretBeforeMakesAndChangesNoApps() {
        String second = renewed(DAY);
        giver.isApp(appId, first, List.of());
        refused(CommonError.PERMISSION_DENIED, () -> town.app(Role.DOMAIN_ADMIN));
        refused(CommonError.PERMISSION_DENIED, () -> renewed(DAY));
        refused(CommonError.PERMISSION_DENIED, () -> apps.endPrevious(place, appId));

        giver.isApp(appId, second, List.of());
        town.app(Role.DOMAIN_ADMIN);
        apps.endPrevious(place, appId);
        town.nobodyActs();
        assertThat(opens(first)).isFalse();
    }

    @Test
    void whatTheAppMadeEndsAtOnceInAnyCase() {
        giver.isApp(appId, first, List.of());
        App made = town.app(Role.DOMAIN_ADMIN);
        town.nobodyActs();

        renewed(DAY);

        assertThat(opens(made.clientId())).isFalse();
    }

    /** It knows the present secret only, and promised that the one before is dead. */
    @Test
    void aNodeOfTheReleaseBeforeEndsTheOverlapByRenewing() {
        String second = renewed(DAY);
        room.tamper("update apps set client_id = 'client-other' where app_id = ?1", appId);

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();
        assertThat(opens("client-other")).isTrue();
        assertThat(app().previousUntil(clock.instant())).isEmpty();
    }

    @Test
    void theSecretsOfAnotherDomainStayThere() {
        renewed(DAY);

        assertThat(standings.find("domain-other", first)).isEmpty();
    }
}
