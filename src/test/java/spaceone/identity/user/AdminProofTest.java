package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.CommonError;
import spaceone.identity.session.SessionKind;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** When an administrator is asked again who they are. */
@InRoom
class AdminProofTest {

    @Inject OwnProof ownProof;
    @Inject Users users;
    @Inject Town town;
    @Inject RoomClock clock;

    private final AdminProof proof = new AdminProof();
    private User boss;
    private User colleague;

    @BeforeEach
    void appoint() {
        proof.wanted = "stale";
        proof.ownProof = ownProof;
        proof.users = users;
        boss = town.administrator("boss");
        colleague = town.administrator("colleague");
    }

    private OwnAccount.Self signedIn(Duration ago) {
        Instant then = clock.instant().minus(ago);
        return new OwnAccount.Self(
                town.domainId(), boss.userId(), "", then, SessionKind.SIGN_IN, false);
    }

    private void over(User other, Duration signedIn, String password) {
        proof.demandOver(signedIn(signedIn), town.domainId(), other.userId(), password);
    }

    @Proves("7.5.3")
    @Test
    void whoeverActsOnAnotherAdministratorHasJustProvenThemselves() {
        Duration late = Duration.ofMinutes(6);

        refused(CommonError.REQUIRED_PARAMETER, () -> over(colleague, late, null));
        over(colleague, Duration.ofMinutes(5), null);
        over(boss, late, null);
        over(town.user("kim"), late, null);
        proof.demandOver(signedIn(late), town.domainId(), "nobody", null);
    }

    @ParameterizedTest
    @CsvSource({"stale, true", "STALE, true", "never, false"})
    void rolesAndSecretsAskWhereTheInstallationWantsIt(String wanted, boolean asks) {
        proof.wanted = wanted;
        Runnable late = () -> proof.demand(signedIn(Duration.ofMinutes(6)), null);

        if (asks) {
            refused(CommonError.REQUIRED_PARAMETER, late::run);
        } else {
            assertThatCode(late::run).doesNotThrowAnyException();
        }
    }
}
