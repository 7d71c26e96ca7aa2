package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** How long somebody stays signed in. */
@InRoom
class LifetimesTest {

    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private final Lifetimes lifetimes = new Lifetimes();
    private User admin;

    @BeforeEach
    void begin() {
        lifetimes.refresh = Duration.ofHours(3);
        lifetimes.longestRefresh = Duration.ofDays(28);
        admin = town.administrator("admin");
    }

    private Duration of(User user, Integer seconds) {
        room.tamper("update users set refresh_timeout = ?1 where id = ?2", seconds, user.key());
        return lifetimes.refresh(users.get(user.domainId(), user.userId()));
    }

    @Test
    void onlyAdministratorsHaveOneOfTheirOwn() {
        assertThat(of(town.user("alice"), 86_400)).isEqualTo(Duration.ofHours(3));
        assertThat(lifetimes.refresh(admin)).isEqualTo(Duration.ofHours(3));
        assertThat(of(admin, 86_400)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void itIsNeverShorterThanThatOfOthersNorLongerThanTheLongest() {
        assertThat(of(admin, 1_800)).isEqualTo(Duration.ofHours(3));
        assertThat(of(admin, 28 * 86_400)).isEqualTo(Duration.ofDays(28));
        assertThat(of(admin, 29 * 86_400)).isEqualTo(Duration.ofDays(28));
    }
}
