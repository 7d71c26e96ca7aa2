package spaceone.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.Chore.PORTION;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spaceone.identity.query.Query;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What the trail takes. */
@InRoom
class AuditTest {

    private static final Duration KEPT = Duration.ofDays(365);

    @Inject Audit audit;
    @Inject AuditTrail trail;
    @Inject AuditPurge purge;
    @Inject RoomClock clock;
    @Inject Town town;

    /** Of all characters the database refuses one, and with it the record of who sent it. */
    @Test
    void aRefusalIsKeptWhateverCharactersItNames() {
        String domain = town.domainId();

        audit.refused("User.get", domain, "User", "a\0b", "no\0", Map.of("name", "x\0y"));

        List<JsonObject> kept =
                trail.list(domain, Query.all().with("outcome", "REFUSED")).results();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).getString("target_id")).isEqualTo("a\ufffdb");
        assertThat(kept.get(0).getString("reason")).isEqualTo("no\ufffd");
        assertThat(kept.get(0).getJsonObject("details").getString("name")).isEqualTo("x\ufffdy");
    }

    @Test
    void aRecordIsForgottenWhenItWasKeptLongEnough() {
        String domain = town.domainId();
        audit.refused("User.get", domain, "User", "first", "no");
        clock.pass(KEPT);
        audit.refused("User.get", domain, "User", "second", "no");
        purge.purge(PORTION);
        assertThat(kept(domain)).containsExactlyInAnyOrder("first", "second");
        clock.pass(Duration.ofSeconds(1));

        assertThat(purge.purge(PORTION)).isPositive();

        assertThat(kept(domain)).containsExactly("second");
    }

    private List<String> kept(String domain) {
        return trail.list(domain, Query.all().with("outcome", "REFUSED")).results().stream()
                .map(each -> each.getString("target_id"))
                .toList();
    }
}
