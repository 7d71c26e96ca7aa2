package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.User;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Who has which role where: by hand, from the directory, by a workspace group. */
@InRoom
class RoleBindingsTest {

    @Inject RoleBindings bindings;
    @Inject RoleBindingDirectory directory;
    @Inject Workspaces workspaces;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;
    private String workspace;
    private User alice;
    private String id;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        alice = town.user("alice");
        id = alice.userId();
    }

    private RoleBinding here() {
        return bindings.of(domain, id, workspace).orElseThrow();
    }

    private List<?> records(String target) {
        return room.rows(
                "select action from audit_records where domain_id = ?1 and target_id = ?2 order by id",
                domain,
                target);
    }

    // By hand.

    @Test
    void aRoleInAWorkspaceIsKnownThereAndRecorded() {
        RoleBinding made = bindings.bindToWorkspace(domain, id, Role.WORKSPACE_OWNER, workspace);

        assertThat(here())
                .satisfies(
                        binding -> {
                            assertThat(binding.roleBindingId())
                                    .isEqualTo(made.roleBindingId())
                                    .startsWith("rb-");
                            assertThat(binding.domainId()).isEqualTo(domain);
                            assertThat(binding.userId()).isEqualTo(id);
                            assertThat(binding.roleId()).isEqualTo(Role.WORKSPACE_OWNER);
                            assertThat(binding.roleType()).isEqualTo(RoleType.WORKSPACE_OWNER);
                            assertThat(binding.resourceGroup()).isEqualTo(ResourceGroup.WORKSPACE);
                            assertThat(binding.isOfDomain()).isFalse();
                            assertThat(binding.workspaceId()).isEqualTo(workspace);
                            assertThat(binding.workspaceGroupId()).isEmpty();
                            assertThat(binding.isFromDirectory()).isFalse();
                            assertThat(binding.createdAt()).isEqualTo(clock.instant());
                        });
        assertThat(records(made.roleBindingId())).isEqualTo(List.of("RoleBinding.create"));
    }

    @Test
    void oneHasOneRoleInAWorkspaceAndOneInTheDomain() {
        bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace);
        RoleBinding power = bindings.bindToDomain(domain, id, Role.DOMAIN_ADMIN);

        assertThat(power.isOfDomain()).isTrue();
        assertThat(power.workspaceId()).isEqualTo(RoleBinding.EVERY_WORKSPACE);
        refused(
                AccessError.DUPLICATED_WORKSPACE_ROLE_BINDING,
                () -> bindings.bindToWorkspace(domain, id, Role.WORKSPACE_OWNER, workspace));
        refused(
                AccessError.DUPLICATED_ROLE_BINDING,
                () -> bindings.bindToDomain(domain, id, Role.DOMAIN_ADMIN));
        assertThat(bindings.allOf(domain, id))
                .extracting(RoleBinding::workspaceId)
                .containsExactly(RoleBinding.EVERY_WORKSPACE, workspace);
    }

    @Proves("2.2.3")
    @Test
    void anAdministratorsRoleCountsInTheDomainAndOthersInAWorkspace() {
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> bindings.bindToWorkspace(domain, id, Role.DOMAIN_ADMIN, workspace));
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> bindings.bindToDomain(domain, id, Role.WORKSPACE_OWNER));
    }

    @Test
    void nothingIsHungOnAWorkspaceThatIsNotThere() {
        workspaces.delete(domain, workspace);

        refused(
                CommonError.NOT_FOUND,
                () -> bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace));
    }

    @Test
    void ownerAndMemberChangePlacesAndAdministratorsDoNot() {
        RoleBinding binding =
                bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace);
        RoleBinding power = bindings.bindToDomain(domain, id, Role.DOMAIN_ADMIN);
        String other = town.role(RoleType.DOMAIN_ADMIN, "identity:User");

        change(binding, Role.WORKSPACE_OWNER);
        change(power, other);

        assertThat(here().roleId()).isEqualTo(Role.WORKSPACE_OWNER);
        assertThat(here().roleType()).isEqualTo(RoleType.WORKSPACE_OWNER);
        assertThat(bindings.of(domain, id, "*").orElseThrow().roleId()).isEqualTo(other);
        assertThat(records(binding.roleBindingId()))
                .isEqualTo(List.of("RoleBinding.create", "RoleBinding.update_role"));
        refused(AccessError.NOT_ALLOWED_ROLE_TYPE, () -> change(binding, Role.DOMAIN_ADMIN));
        refused(AccessError.NOT_ALLOWED_ROLE_TYPE, () -> change(power, Role.WORKSPACE_OWNER));
    }

    private void change(RoleBinding binding, String roleId) {
        room.together(
                () ->
                        bindings.change(
                                bindings.lock(Place.of(domain), binding.roleBindingId()), roleId));
    }

    @Proves("8.2.2")
    @Test
    void aBindingIsSeenInItsOwnWorkspaceAndDomainOnly() {
        String binding =
                bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace)
                        .roleBindingId();

        assertThat(bindings.get(Place.of(domain), binding).userId()).isEqualTo(id);
        assertThat(bindings.get(Place.of(domain, workspace), binding).userId()).isEqualTo(id);
        refused(
                CommonError.NOT_FOUND,
                () -> bindings.get(Place.of(domain, "workspace-other"), binding));
        refused(CommonError.NOT_FOUND, () -> bindings.get(Place.of("domain-other"), binding));
        refused(
                CommonError.NOT_FOUND,
                () -> bindings.lock(Place.of(domain, "workspace-other"), binding));
        assertThat(bindings.of("domain-other", id, workspace)).isEmpty();
        assertThat(bindings.of(domain, "somebody", workspace)).isEmpty();
    }

    @Test
    void aWorkspaceHasAnOwnerWhereThatIsDemanded() {
        refused(
                AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE,
                () -> bindings.demandOwner(domain, workspace));
        bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace);
        refused(
                AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE,
                () -> bindings.demandOwner(domain, workspace));
        town.appoint(town.user("bob"), Role.WORKSPACE_OWNER, workspace);
        assertThatCode(() -> bindings.demandOwner(domain, workspace)).doesNotThrowAnyException();
    }

    @Test
    void whatIsRemovedIsGoneAndRecorded() {
        RoleBinding binding =
                bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace);

        room.together(
                () -> bindings.remove(bindings.lock(Place.of(domain), binding.roleBindingId())));

        assertThat(bindings.allOf(domain, id)).isEmpty();
        assertThat(records(binding.roleBindingId()))
                .isEqualTo(List.of("RoleBinding.create", "RoleBinding.delete"));
    }

    @Test
    void allOfAUserOfAWorkspaceOrOfADomainGoTogether() {
        User bob = town.user("bob");
        String other = town.workspace();
        for (String place : List.of(workspace, other)) {
            bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, place);
            bindings.bindToWorkspace(domain, bob.userId(), Role.WORKSPACE_MEMBER, place);
        }

        bindings.removeAllOfWorkspace(domain, workspace);
        assertThat(bindings.of(domain, id, workspace)).isEmpty();
        assertThat(bindings.allOf(domain, id)).hasSize(1);
        assertThat(records(workspace)).last().isEqualTo("RoleBinding.delete");

        bindings.removeAll(domain, id);
        assertThat(bindings.allOf(domain, id)).isEmpty();
        assertThat(bindings.allOf(domain, bob.userId())).hasSize(1);
        assertThat(records(id)).last().isEqualTo("RoleBinding.delete");

        int recorded = records(id).size();
        bindings.removeAll(domain, id);
        assertThat(records(id)).hasSize(recorded);

        bindings.removeAll(domain);
        assertThat(bindings.allOf(domain, bob.userId())).isEmpty();
    }

    // From the directory.

    @Test
    void theDirectoryFillsAFreePlaceAndChangesOnlyWhatItGave() {
        bindings.bindFromDirectory(domain, id, Role.WORKSPACE_MEMBER, workspace);
        assertThat(here().isFromDirectory()).isTrue();

        bindings.bindFromDirectory(domain, id, Role.WORKSPACE_OWNER, workspace);
        assertThat(here().roleId()).isEqualTo(Role.WORKSPACE_OWNER);
        assertThat(here().isFromDirectory()).isTrue();
        int recorded = records(here().roleBindingId()).size();
        assertThat(recorded).isEqualTo(2);
        bindings.bindFromDirectory(domain, id, Role.WORKSPACE_OWNER, workspace);
        assertThat(records(here().roleBindingId())).hasSize(recorded);

        change(here(), Role.WORKSPACE_MEMBER);
        assertThat(here().isFromDirectory()).isFalse();
        bindings.bindFromDirectory(domain, id, Role.WORKSPACE_OWNER, workspace);
        assertThat(here().roleId()).isEqualTo(Role.WORKSPACE_MEMBER);
    }

    @Test
    void theDirectoryGivesWhatFitsThePlace() {
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> bindings.bindFromDirectory(domain, id, Role.DOMAIN_ADMIN, workspace));
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> bindings.bindFromDirectory(domain, id, Role.WORKSPACE_OWNER, "*"));
        refused(
                CommonError.NOT_FOUND,
                () ->
                        bindings.bindFromDirectory(
                                domain, id, Role.WORKSPACE_OWNER, "workspace-gone"));

        bindings.bindFromDirectory(domain, id, Role.DOMAIN_ADMIN, "*");
        assertThat(bindings.of(domain, id, "*").orElseThrow().isFromDirectory()).isTrue();
    }

    @Test
    void whoSignsInGivesNothingSoTheirOwnPowersAreNoLimit() {
        town.actsAs(alice, "identity:User.read");

        assertThatCode(
                        () ->
                                bindings.bindFromDirectory(
                                        domain, id, Role.WORKSPACE_OWNER, workspace))
                .doesNotThrowAnyException();
    }
}
