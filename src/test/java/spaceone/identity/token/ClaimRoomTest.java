package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a long list goes into a token. */
class ClaimRoomTest {

    @Test
    void theFirstValuesThatFitAreTaken() {
        ClaimRoom room = new ClaimRoom(20);

        assertThat(room.take(List.of("project-1", "p-2", "p-3")))
                .containsExactly("project-1", "p-2");
        assertThat(room.take(List.of("a"))).isEmpty();
        assertThat(room.most()).isOne();
    }

    @Test
    void permissionsThatLeaveNoRoomLeaveNone() {
        ClaimRoom room = new ClaimRoom(10);
        room.take(List.of("identity:*"));

        assertThat(room.half().take(List.of("ug-1234567"))).isEmpty();
    }
}
