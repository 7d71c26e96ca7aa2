package spaceone.identity.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Chore;
import spaceone.identity.CommonError;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Who is kept no longer. */
@InRoom
class RetentionsTest {

    @Inject Retentions retentions;
    @Inject PersonalDataChores chores;
    @Inject Users users;
    @Inject Domains domains;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    /** Other tests have people who do not come. */
    @AfterEach
    void end() {
        retentions.set(domain, Retention.NONE);
    }

    @Test
    void whoNeverSignedInIsErasedWhenTheirDaysAreOver() {
        User never = town.user("never");
        User came = town.user("came");
        room.tamper("update users set last_accessed_at = now() where id = ?1", came.key());
        retentions.set(domain, new Retention(30, null));

        clock.pass(Duration.ofDays(29));
        assertThat(swept()).isZero();
        clock.pass(Duration.ofDays(2));

        assertThat(retentions.due(domain)).isEqualTo(1);
        assertThat(swept()).isEqualTo(1);
        assertThat(isHere(never)).isFalse();
        assertThat(isHere(came)).isTrue();
        assertThat(
                        room.rows(
                                "select details ->> 'retention' from audit_records where domain_id = ?1"
                                        + " and action = 'PersonalData.erase'",
                                domain))
                .isEqualTo(List.of("never_signed_in_days"));
        assertThat(retentions.due(domain)).isZero();
    }

    @Test
    void whoIsDisabledCountsFromThatDay() {
        User gone = town.user("gone");
        room.tamper(
                "update users set last_accessed_at = now(), arrived_at = now() - interval '1 year' where id = ?1",
                gone.key());
        retentions.set(domain, new Retention(null, 30));
        users.disable(domain, gone.userId());
        assertThat(swept()).isZero();

        clock.pass(Duration.ofDays(31));
        users.enable(domain, gone.userId());
        assertThat(swept()).isZero();
        users.disable(domain, gone.userId());
        room.tamper("update users set disabled_at = null where id = ?1", gone.key());

        assertThat(swept()).isEqualTo(1);
        assertThat(isHere(gone)).isFalse();
    }

    /** What another service says of the day they came is no reason here. */
    @Test
    void whoCameYesterdayIsKeptWhateverTheOldServiceSays() {
        User moved = town.user("moved");
        room.tamper(
                "update users set created_at = '2015-01-01T00:00:00Z' where id = ?1", moved.key());
        retentions.set(domain, new Retention(30, null));
        clock.pass(Duration.ofDays(1));

        assertThat(swept()).isZero();
        assertThat(isHere(moved)).isTrue();
    }

    @Test
    void administratorsProgramsAndOtherDomainsAreKept() {
        User owner = town.administrator("owner");
        User program = town.user("program");
        room.tamper("update users set user_type = 'API_USER' where id = ?1", program.key());
        retentions.set(domain, new Retention(1, 1));
        users.disable(domain, town.administrator("second").userId());
        clock.pass(Duration.ofDays(9));

        assertThat(swept()).isZero();
        assertThat(isHere(owner)).isTrue();
        assertThat(isHere(program)).isTrue();
    }

    @Test
    void onlyWhoMayDoEverythingSetsIt() {
        town.actsAs(town.administrator("clerk"), "identity:RetentionPolicy.write");
        refused(CommonError.PERMISSION_DENIED, () -> retentions.set(domain, Retention.NONE));
        town.nobodyActs();
        for (int days : new int[] {0, -1, Retention.MOST_DAYS + 1}) {
            refused(
                    CommonError.INVALID_PARAMETER,
                    () -> retentions.set(domain, new Retention(days, null)));
            refused(
                    CommonError.INVALID_PARAMETER,
                    () -> retentions.set(domain, new Retention(null, days)));
        }
        assertThat(retentions.get(domain)).isEqualTo(Retention.NONE);
    }

    @Test
    void aDomainThatFailsKeepsNoOtherWaiting() {
        String ahead = failing();
        User never = town.user("never");
        retentions.set(domain, new Retention(30, null));
        String behind = failing();
        clock.pass(Duration.ofDays(31));
        Chore chore =
                chores.chores().stream()
                        .filter(each -> each.name().equals("retain-people"))
                        .findFirst()
                        .orElseThrow();
        try {
            assertThat(chore.portion().getAsBoolean()).isTrue();
            assertThat(isHere(never)).isFalse();
            assertThatThrownBy(() -> chore.portion().getAsBoolean())
                    .as("operators hear of it")
                    .hasRootCauseInstanceOf(ClassCastException.class);
        } finally {
            room.tamper(
                    "update domains set retention = null where domain_id in (?1, ?2)",
                    ahead,
                    behind);
        }
    }

    /** Nobody can read its rules. */
    private String failing() {
        String failing =
                domains.create(Town.unique("failing"), JsonValue.EMPTY_JSON_OBJECT).domainId();
        room.tamper(
                "update domains set retention = '{\"disabled_days\": \"x\"}' where domain_id = ?1",
                failing);
        return failing;
    }

    private int swept() {
        int erased = 0;
        while (retentions.portion(domain)) {
            assertThat(++erased).isLessThan(10);
        }
        return erased;
    }

    private boolean isHere(User user) {
        return users.find(domain, user.userId()).isPresent();
    }
}
