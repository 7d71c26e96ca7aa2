package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.identity.password.PasswordError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.testkit.Proves;

/** When turning the second factor on or off asks for the current password. */
class OwnProofTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PASSWORD = "Correct9Horse";

    private String provenSession = "";
    private boolean demandsMore;
    private boolean actsOnOthers;

    @Proves({"10.3.4", "7.5.3"})
    @ParameterizedTest
    @CsvSource({
        "notice, 1, SIGN_IN, true",
        "notice, 6, SIGN_IN, true",
        "stale, 4, SIGN_IN, true",
        "stale, 6, SIGN_IN, false",
        "stale, 1, LINK, false",
        "always, 1, SIGN_IN, false",
        "always, 6, SIGN_IN, false",
        "stale, 6, ENROLMENT, true",
        "always, 6, ENROLMENT, true"
    })
    void withoutThePasswordItIsEnoughWhere(
            String setting, int minutes, SessionKind kind, boolean enough) {
        assertThat(isEnough(setting, minutes, kind, null)).isEqualTo(enough);
        assertThat(provenSession).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "stale", "always"})
    void thePasswordIsAlwaysEnoughAndProvesTheSession(String setting) {
        assertThat(isEnough(setting, 60, SessionKind.SIGN_IN, PASSWORD)).isTrue();
        assertThat(provenSession).isEqualTo("session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "stale", "always"})
    void aWrongPasswordIsRefusedThoughNoneWasAskedFor(String setting) {
        assertThatThrownBy(() -> isEnough(setting, 1, SessionKind.SIGN_IN, "Wrong9Horse"))
                .hasMessage(PasswordError.PASSWORD_NOT_MATCHED.with("alice").getMessage());
    }

    @Test
    void theFifthMinuteStillCounts() {
        assertThat(isEnough("stale", 5, SessionKind.SIGN_IN, null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "notice, 5, SIGN_IN, true",
        "notice, 6, SIGN_IN, false",
        "stale, 6, SIGN_IN, false",
        "always, 1, SIGN_IN, false",
        "notice, 1, LINK, false",
        "notice, 6, ENROLMENT, false"
    })
    void whatIsNewAsksWhereOldClientsAreSpared(
            String setting, int minutes, SessionKind kind, boolean enough) {
        demandsMore = true;
        assertThat(isEnough(setting, minutes, kind, null)).isEqualTo(enough);
        assertThat(isEnough(setting, 60, kind, PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "notice, 5, SIGN_IN, true",
        "notice, 6, SIGN_IN, false",
        "always, 5, SIGN_IN, true",
        "notice, 1, LINK, false",
        "notice, 60, , true"
    })
    void actsOnOthersAskWhoeverHasASignIn(
            String setting, int minutes, SessionKind kind, boolean enough) {
        actsOnOthers = true;
        assertThat(isEnough(setting, minutes, kind, null)).isEqualTo(enough);
        assertThat(provenSession).isEmpty();
    }

    private boolean isEnough(String setting, int minutes, SessionKind kind, String password) {
        OwnProof proof =
                new OwnProof() {
                    @Override
                    void checkCurrent(User user, String currentPassword) {
                        if (!currentPassword.equals(PASSWORD)) {
                            throw PasswordError.PASSWORD_NOT_MATCHED.with("alice");
                        }
                    }
                };
        proof.factorProof = setting;
        proof.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        proof.sessions =
                new Sessions() {
                    @Override
                    public void proven(String sessionId) {
                        provenSession = sessionId;
                    }
                };
        OwnAccount.Self self =
                new OwnAccount.Self(
                        "domain",
                        "alice",
                        "session",
                        NOW.minus(Duration.ofMinutes(minutes)),
                        kind,
                        false);
        try {
            if (actsOnOthers) {
                proof.demandRecent(self, password);
            } else if (demandsMore) {
                proof.demand(self, null, password);
            } else {
                proof.demandForFactor(self, null, password);
            }
            return true;
        } catch (IdentityException refusal) {
            if (!refusal.error().code().equals("ERROR_REQUIRED_PARAMETER")) {
                throw refusal;
            }
            return false;
        }
    }
}
