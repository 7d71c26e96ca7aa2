package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Where the record says how somebody signs in, nobody learns what it says. */
@InRoom
class FollowedRecordTest {

    private static final String FAILED =
            "Authentication failed. Check the user id and the password.";

    private static final String AWAY =
            "{\"protocol\": \"ldap\", \"url\": \"ldaps://directory.invalid\", \"base_dn\": \"dc=acme\"}";

    @Inject SignIn signIn;
    @Inject Actor actor;
    @Inject Town town;
    @Inject Room room;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.withKeys().domainId();
        // No source has tried before.
        actor.arrived("192.0.2.251", "request");
        room.tamper("delete from failed_attempts where subject like 'source%'");
    }

    /** A page that asks for a user alone must not tell who signs in elsewhere by never blocking. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheRecordSaysHowOneSignsInEverybodyIsBlockedAlike(boolean providerIsAway) {
        if (providerIsAway) {
            room.tamper(
                    "insert into external_auths (domain_id, plugin_id, options, metadata, updated_at)"
                            + " values (?1, 'ldap', cast(?2 as jsonb), cast('{}' as jsonb), now())",
                    domain,
                    AWAY);
        }
        try {
            Set<List<String>> told = new HashSet<>();
            for (String userId :
                    List.of(
                            town.user("bob").userId(),
                            Town.unique("nobody"),
                            town.external("eve").userId())) {
                SignInRequest wrong = followingTheRecord(userId, "Wrong9Horse");
                told.add(IntStream.range(0, 11).mapToObj(i -> answer(wrong)).toList());
            }

            assertThat(told).hasSize(1);
            List<String> each = told.iterator().next();
            assertThat(each.subList(0, 10)).allSatisfy(text -> assertThat(text).contains(FAILED));
            assertThat(each.get(10)).contains("Login is blocked");
        } finally {
            room.tamper("delete from external_auths where domain_id = ?1", domain);
        }
    }

    private String answer(SignInRequest request) {
        IdentityException refusal =
                catchThrowableOfType(IdentityException.class, () -> signIn.issue(request));
        return refusal.error().kind() + " " + refusal.error().code() + " " + refusal.told();
    }

    private SignInRequest followingTheRecord(String userId, String password) {
        return new SignInRequest(
                domain,
                SignInRequest.Method.LOCAL,
                Door.credentials(userId, password),
                null,
                null,
                null,
                false,
                true,
                DeviceTrust.NONE);
    }
}
