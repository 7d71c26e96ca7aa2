package spaceone.identity.userconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.query.Query;
import spaceone.identity.user.User;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What pages keep for somebody. */
@InRoom
class UserConfigsTest {

    @Inject UserConfigs configs;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;
    private User kim;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        kim = town.user("kim");
    }

    private static JsonObject data(String value) {
        return Json.createObjectBuilder().add("value", value).build();
    }

    @Test
    void theSameNameAgainTakesThePlaceOfWhatWasKept() {
        Instant first = configs.set(domain, kim.userId(), "board", data("one")).createdAt();
        clock.pass(Duration.ofMinutes(1));

        configs.set(domain, kim.userId(), "board", data("two"));

        assertThat(configs.get(domain, kim.userId(), "board"))
                .satisfies(
                        kept -> {
                            assertThat(kept.data()).isEqualTo(data("two"));
                            assertThat(kept.createdAt()).isEqualTo(first);
                            assertThat(kept.updatedAt()).isEqualTo(clock.instant());
                        });
        assertThat(configs.list(domain, kim.userId(), Query.parse(null)).results()).hasSize(1);
    }

    @Test
    void everybodySeesTheirOwn() {
        User lee = town.user("lee");
        configs.set(domain, kim.userId(), "board", data("one"));

        refused(CommonError.NOT_FOUND, () -> configs.get(domain, lee.userId(), "board"));
        refused(CommonError.NOT_FOUND, () -> configs.delete(domain, lee.userId(), "board"));
        assertThat(configs.list(domain, lee.userId(), Query.parse(null)).results()).isEmpty();
        configs.delete(domain, kim.userId(), "board");
        refused(CommonError.NOT_FOUND, () -> configs.get(domain, kim.userId(), "board"));
    }

    @Test
    void whoComesAfterADeletedUserFindsNothingOfTheirs() {
        configs.set(domain, kim.userId(), "board", data("one"));

        User next = town.successor(kim);

        refused(CommonError.NOT_FOUND, () -> configs.get(domain, next.userId(), "board"));
    }

    @Test
    void thereIsALimitAndWhatIsKeptCanBeChangedAtIt() {
        room.tamper(
                """
                insert into user_configs (user_key, domain_id, name, data, created_at, updated_at)
                select ?1, ?2, 'n' || n, '{}', now(), now() from generate_series(1, ?3) n
                """,
                kim.key(),
                domain,
                UserConfigs.MOST);

        refused(
                CommonError.INVALID_PARAMETER,
                () -> configs.set(domain, kim.userId(), "one more", data("x")));
        configs.set(domain, kim.userId(), "n7", data("seven"));

        assertThat(configs.get(domain, kim.userId(), "n7").data()).isEqualTo(data("seven"));
    }
}
