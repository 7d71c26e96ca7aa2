package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.resource.ResourceException;
import java.io.EOFException;
import java.sql.SQLException;
import java.time.Duration;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.DatabaseState;
import spaceone.identity.ErrorCode;

/** What passes by itself, and what does not. */
class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08003", "08006", "57P01", "57P02", "57P03", "57P05", "53300"})
    void lostAndRefusedConnectionsAreTheDatabase(String state) {
        assertThat(DatabaseAway.isCauseOf(wrapped(new SQLException("away", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "53100", "55P03"})
    void aDatabaseThatCannotWriteOrIsLockedIsAway(String state) {
        assertThat(DatabaseAway.isCauseOf(wrapped(new SQLException("away", state)))).isTrue();
    }

    @Test
    void aRefusedWriteIsRememberedForAWhile() {
        DatabaseAway.isCauseOf(wrapped(new SQLException("read-only transaction", "25006")));

        assertThat(DatabaseState.refusesWrites()).isTrue();
    }

    @Test
    void aPoolWithoutConnectionsIsTheDatabase() {
        assertThat(DatabaseAway.isCauseOf(wrapped(new ResourceException("no connection"))))
                .isTrue();
    }

    @Test
    void aCommitThatBrokeOffIsTheDatabase() {
        assertThat(DatabaseAway.isCauseOf(wrapped(new XAException("An I/O error occurred"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "42P01", "57014", "22021"})
    void whatItSaidAboutAStatementIsNot(String state) {
        assertThat(DatabaseAway.isCauseOf(wrapped(new SQLException("no", state)))).isFalse();
    }

    @Test
    void otherFailuresAreNot() {
        assertThat(DatabaseAway.isCauseOf(wrapped(new SQLException("without a state")))).isFalse();
        assertThat(DatabaseAway.isCauseOf(wrapped(new EOFException()))).isFalse();
        Exception circle = new EJBException();
        circle.initCause(new IllegalStateException(circle));
        assertThat(DatabaseAway.isCauseOf(circle)).isFalse();
    }

    @Test
    void theClientIsAskedToComeAgain() {
        var refusal = DatabaseAway.refusal(new SQLException("away", "08006"));

        assertThat(refusal.error().kind()).isEqualTo(ErrorCode.Kind.UNAVAILABLE);
        assertThat(refusal.getMessage()).contains("(name = database)").doesNotContain("away,");
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(2));
    }

    private static Throwable wrapped(Throwable cause) {
        return new EJBException(new IllegalStateException(cause));
    }
}
