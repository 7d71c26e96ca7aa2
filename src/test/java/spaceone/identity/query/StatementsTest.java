package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.IdentityException;

/** What a query is answered that the database gives up. */
class StatementsTest {

    @ParameterizedTest
    @CsvSource({
        "57014, canceling statement due to statement timeout, ERROR_REQUEST_TIMEOUT",
        "54000, array size exceeds the maximum allowed, ERROR_DB_QUERY",
        "54000, out of memory, ERROR_DB_QUERY",
        "XX000, ERROR: invalid memory alloc request size 1342177280, ERROR_DB_QUERY",
        "22012, division by zero, ERROR_DB_QUERY",
        "53200, out of memory, ERROR_UNAVAILABLE",
        "57P01, terminating connection, ERROR_UNAVAILABLE"
    })
    void whatItCannotDoHasAName(String state, String message, String code) {
        assertThat(Statements.refusal(new SQLException(message, state)))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        refusal -> assertThat(refusal.error().code()).isEqualTo(code));
    }

    @Test
    void aMistakeOfOursStaysOne() {
        assertThat(Statements.refusal(new SQLException("syntax error", "42601")))
                .isInstanceOf(IllegalStateException.class);
    }
}
