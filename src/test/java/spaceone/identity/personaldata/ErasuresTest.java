package spaceone.identity.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.Chore.PORTION;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How long what is known of an erasure is kept. */
@InRoom
class ErasuresTest {

    private static final Duration KEPT = Duration.ofDays(365);

    @Inject Erasures erasures;
    @Inject RoomClock clock;
    @Inject Room room;
    @Inject Town town;

    @Test
    void aReceiptIsForgottenWithTheRecordsAndAnOpenOneNever() {
        String done = begin("done");
        while (erasures.portion()) {
            assertThat(receipts()).isEqualTo(List.of(done));
        }
        String open = begin("open");
        clock.pass(KEPT);
        erasures.purge(PORTION);
        assertThat(receipts()).isEqualTo(List.of(done, open));
        clock.pass(Duration.ofSeconds(1));

        assertThat(erasures.purge(PORTION)).isPositive();

        assertThat(receipts()).isEqualTo(List.of(open));
    }

    private String begin(String name) {
        return erasures.begin(town.domainId(), town.user(name).userId()).erasureId();
    }

    private List<?> receipts() {
        return room.rows(
                "select erasure_id from erasures where domain_id = ?1 order by requested_at",
                town.domainId());
    }
}
