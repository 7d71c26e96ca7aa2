package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.DirectoryUser.State;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** What a directory says of somebody, written down. */
@InRoom
class DirectorySyncTest {

    @Inject DirectorySync sync;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private User eve;
    private String domain;
    private String id;

    @BeforeEach
    void begin() {
        eve = town.external("eve");
        domain = eve.domainId();
        id = eve.userId();
    }

    private User now() {
        return users.get(domain, id);
    }

    private void apply(Boolean verified, State state) {
        DirectoryUser person =
                new DirectoryUser(
                        id,
                        "Eve",
                        "eve@example.com",
                        Optional.ofNullable(verified),
                        state,
                        Optional.empty(),
                        Optional.empty());
        assertThat(sync.apply(eve, person).key()).isEqualTo(eve.key());
    }

    private void isHere(UserState state) {
        room.tamper("update users set state = ?1 where id = ?2", state.name(), eve.key());
    }

    @Test
    void nameAndAddressAreThoseOfTheDirectory() {
        apply(true, State.ENABLED);

        assertThat(now().name()).isEqualTo("Eve");
        assertThat(now().email()).isEqualTo("eve@example.com");
        assertThat(now().emailVerified()).isTrue();
        assertThat(
                        room.rows(
                                "select action from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action <> 'User.import'",
                                domain,
                                id))
                .isEqualTo(List.of("User.sync"));
    }

    @Test
    void anAddressIsProvenAsTheDirectorySaysAndStaysAsItIsWhereItSaysNothing() {
        apply(null, State.ENABLED);
        assertThat(now().emailVerified()).isFalse();
        apply(true, State.ENABLED);
        apply(null, State.ENABLED);
        assertThat(now().emailVerified()).isTrue();
        apply(false, State.ENABLED);
        assertThat(now().emailVerified()).isFalse();
    }

    @Test
    void whoIsKnownThereIsWaitedForNoLonger() {
        isHere(UserState.PENDING);
        apply(null, State.UNIDENTIFIED);
        assertThat(now().state()).isEqualTo(UserState.PENDING);
        apply(null, State.ENABLED);
        assertThat(now().state()).isEqualTo(UserState.ENABLED);
    }

    @Test
    void whoIsOutOfServiceThereOrHereIsItHere() {
        apply(null, State.DISABLED);
        assertThat(now().isDisabled()).isTrue();
        apply(null, State.ENABLED);
        assertThat(now().isDisabled()).isTrue();
    }

    @Test
    void aSuccessorOfTheSameNameIsSomebodyElse() {
        town.successor(eve);
        refused(CommonError.CONFLICT, () -> apply(null, State.ENABLED));
    }

    @Test
    void nobodyWritesOfWhomMayDoMore() {
        town.administrator("admin");
        town.appoint(eve, spaceone.identity.access.Role.DOMAIN_ADMIN);
        town.actsAs(town.user("alice"), "identity:User");
        refused(CommonError.PERMISSION_DENIED, () -> apply(null, State.ENABLED));
    }
}
