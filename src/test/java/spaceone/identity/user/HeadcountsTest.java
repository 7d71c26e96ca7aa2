package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How many people there are, without counting them. */
@InRoom
class HeadcountsTest {

    @Inject Headcounts headcounts;
    @Inject Users users;
    @Inject Town town;
    @Inject RoomClock clock;

    @Test
    void everybodyCountsAndWhoAdministersTwice() {
        town.administrator("admin");
        User alice = town.user("Alice");
        User bob = town.user("Bob");
        users.disable(town.domainId(), bob.userId());
        users.seen(alice.key());

        Headcount here = headcounts.of(List.of(town.domainId())).get(town.domainId());

        assertThat(here).isEqualTo(new Headcount(3, 2, 1, clock.instant()));
    }

    @Test
    void whereNobodyIsNobodyCounts() {
        String empty = town.domainId();

        assertThat(headcounts.of(List.of(empty, "domain-none")))
                .containsOnlyKeys(empty, "domain-none")
                .containsEntry("domain-none", new Headcount(0, 0, 0, null));
    }
}
