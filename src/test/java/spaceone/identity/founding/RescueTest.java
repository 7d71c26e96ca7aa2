package spaceone.identity.founding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.Roles;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** What an operator can do at a start for somebody whom nobody else can help. */
@InRoom
class RescueTest {

    @Inject Rescue rescue;
    @Inject Users users;
    @Inject Roles roles;
    @Inject RoleBindings bindings;
    @Inject Phone phone;
    @Inject Town town;
    @Inject Room room;

    private String occasion;

    @BeforeEach
    void begin() {
        town.domainId();
        occasion = Town.unique("occasion");
    }

    private List<String> rescued(User user) {
        return rescue.give(occasion, user.domainId(), user.userId()).orElse(List.of());
    }

    private User now(User user) {
        return users.get(user.domainId(), user.userId());
    }

    private List<?> details(User user) {
        return room.rows(
                "select cast(details as text) from audit_records where domain_id = ?1 and action ="
                        + " 'User.rescue' and target_id = ?2",
                user.domainId(),
                user.userId());
    }

    @Test
    void oneWhoLostTheRoleAdministersAgainAndOnRecord() {
        User user = town.user("former");

        assertThat(rescued(user)).contains("user      " + user.userId());

        assertThat(now(user).isAdministrator()).isTrue();
        assertThat(bindings.of(user.domainId(), user.userId(), RoleBinding.EVERY_WORKSPACE))
                .hasValueSatisfying(
                        binding -> assertThat(binding.roleId()).isEqualTo(Role.DOMAIN_ADMIN));
        assertThat(details(user))
                .singleElement()
                .asString()
                .contains(occasion, Role.DOMAIN_ADMIN)
                .doesNotContain("expires_at");
    }

    @Test
    void onePutOutOfServiceIsLetIn() {
        User user = town.administrator("disabled");
        town.administrator("other");
        users.disable(user.domainId(), user.userId());

        assertThat(rescued(user)).isNotEmpty();

        assertThat(now(user).isDisabled()).isFalse();
    }

    @Test
    void theirRoleIsInServiceAgain() {
        roles.disable(town.domainId(), Role.DOMAIN_ADMIN);
        User user = town.user("former");

        assertThat(rescued(user)).isNotEmpty();

        assertThat(roles.get(town.domainId(), Role.DOMAIN_ADMIN).isEnabled()).isTrue();
    }

    @Test
    void oneWithASecondFactorGetsACodeInPlaceOfIt() {
        User user = phone.enrol(town.withKeys().administrator("phoneless"));

        assertThat(rescued(user)).anyMatch(line -> line.startsWith("code      "));

        assertThat(details(user))
                .singleElement()
                .asString()
                .contains("expires_at")
                .doesNotContain("role_id");
    }

    @Test
    void anOccasionIsServedOnce() {
        User user = town.user("former");
        User another = town.user("another");
        rescued(user);

        assertThat(rescued(another)).isEmpty();
        assertThat(rescued(user)).isEmpty();

        assertThat(now(another).isAdministrator()).isFalse();
    }

    @Test
    void nothingIsDoneForOneWhoNeedsNothing() {
        User user = town.administrator("fine");

        assertThat(rescued(user)).singleElement().asString().contains("the password is enough");

        assertThat(details(user)).isEmpty();
    }

    @Test
    void nobodyIsMadeUp() {
        assertThat(rescue.give(occasion, town.domainId(), "nobody"))
                .hasValueSatisfying(
                        lines ->
                                assertThat(lines)
                                        .singleElement()
                                        .asString()
                                        .contains("there is no user"));
    }
}
