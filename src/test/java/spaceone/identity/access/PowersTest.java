package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.user.User;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Whoever opens another's account has all that the other has, and so must have it before. */
@InRoom
class PowersTest {

    private static final String READ = "identity:User.read";
    private static final String WRITE = "identity:User.write";

    @Inject Powers powers;
    @Inject Giver giver;
    @Inject Town town;
    @Inject Room room;

    private String domain;
    private User alice;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        alice = town.user("alice");
    }

    private static void denied(ThrowingCallable work) {
        refused(CommonError.PERMISSION_DENIED, work);
    }

    private static void allowed(ThrowingCallable work) {
        assertThatCode(work).doesNotThrowAnyException();
    }

    @Test
    void oneActsOnWhomHasNothingThatOneLacks() {
        User equal = town.user("equal");
        town.appoint(equal, town.role(RoleType.DOMAIN_ADMIN, READ));
        User wider = town.user("wider");
        town.appoint(wider, town.role(RoleType.DOMAIN_ADMIN, READ, WRITE));
        User full = town.administrator("full");
        User nobody = town.user("nobody");
        town.actsAs(alice, READ);

        allowed(() -> powers.demandOver(domain, equal.userId()));
        allowed(() -> powers.demandOver(domain, nobody.userId()));
        denied(() -> powers.demandOver(domain, wider.userId()));
        denied(() -> powers.demandOver(domain, full.userId()));
    }

    @Test
    void whatSomebodyIsInAnyWorkspaceCountsToo() {
        User owner = town.user("owner");
        town.appoint(owner, Role.WORKSPACE_OWNER, town.workspace());
        town.actsAs(alice, READ);

        denied(() -> powers.demandOver(domain, owner.userId()));
    }

    @Test
    void onOneselfOneMayAct() {
        town.appoint(alice, Role.DOMAIN_ADMIN);
        town.actsAs(alice, READ);

        allowed(() -> powers.demandOver(domain, alice.userId()));
    }

    @Test
    void theServiceAndWhoeverHasNoListActOnEverybody() {
        User full = town.administrator("full");

        allowed(() -> powers.demandOver(domain, full.userId()));
        town.actsAs(alice);
        allowed(() -> powers.demandOver(domain, full.userId()));
    }

    @Test
    void whoDecidesHowExternalsSignInHasAllThatAnyOfThemHas() {
        User external = town.external("eve");
        town.administrator("local");
        town.actsAs(alice, READ);
        allowed(() -> powers.demandOverExternals(domain));

        town.nobodyActs();
        town.appoint(external, town.role(RoleType.DOMAIN_ADMIN, WRITE));
        town.actsAs(alice, READ);
        denied(() -> powers.demandOverExternals(domain));
        town.actsAs(alice, READ, WRITE);
        allowed(() -> powers.demandOverExternals(domain));
    }

    @Test
    void whoFillsAGroupGivesItsUsersTheirRoles() {
        String group = town.group();
        User bob = town.user("bob");
        User carol = town.user("carol");
        town.member(group, bob, town.role(RoleType.WORKSPACE_MEMBER, READ));
        town.member(group, carol, town.role(RoleType.WORKSPACE_MEMBER, WRITE));
        town.actsAs(alice, READ);

        denied(() -> powers.demandOverGroup(domain, group));
        denied(
                () ->
                        powers.demandOverMembers(
                                List.of(READ),
                                domain,
                                group,
                                List.of(bob.userId(), carol.userId())));
        allowed(
                () ->
                        powers.demandOverMembers(
                                List.of(READ), domain, group, List.of(bob.userId())));
        town.actsAs(alice, READ, WRITE);
        allowed(() -> powers.demandOverGroup(domain, group));
    }

    @Test
    void aListOfRolesIsGivenByWhomHasAllOfThem() {
        String read = town.role(RoleType.WORKSPACE_MEMBER, READ);
        String write = town.role(RoleType.WORKSPACE_MEMBER, WRITE);

        denied(() -> powers.demandMayGive(List.of(READ), domain, List.of(read, write)));
        allowed(() -> powers.demandMayGive(List.of(READ), domain, List.of(read, read)));
        allowed(() -> powers.demandMayGive(List.of(), domain, List.of(read, write)));
        denied(
                () ->
                        powers.demandMayGive(
                                List.of(READ, WRITE), domain, List.of(Role.WORKSPACE_MEMBER)));
    }

    @Test
    void whoActsIsKnown() {
        assertThat(giver.isApp()).isFalse();
        giver.isApp("app-1", "key-1", List.of(READ));
        assertThat(giver.isApp()).isTrue();
        assertThat(giver.appId()).isEqualTo("app-1");
        assertThat(giver.keyId()).isEqualTo("key-1");
        assertThat(giver.isFull()).isFalse();
        assertThat(giver.permissions()).containsExactly(READ);

        town.actsAs(alice, "*");
        assertThat(giver.userId()).isEqualTo(alice.userId());
        assertThat(giver.isUser(alice.userId())).isTrue();
        assertThat(giver.isUser("somebody")).isFalse();
        assertThat(giver.isFull()).isTrue();
        allowed(() -> giver.demandCovers(List.of()));
        town.actsAs(alice, READ);
        denied(() -> giver.demandCovers(List.of(WRITE)));
    }
}
