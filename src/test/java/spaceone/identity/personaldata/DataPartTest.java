package spaceone.identity.personaldata;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import spaceone.testkit.ChangeLog;

/** Whoever makes a table of people says here, too, what a person is told of it. */
class DataPartTest {

    /**
     * What these hold ends within a day, is told by another part, or is the report of an import,
     * which ends within weeks.
     */
    private static final Set<String> PASSING =
            Set.of(
                    "verify_codes",
                    "reset_requests",
                    "rescues",
                    "user_tallies",
                    "erasures",
                    "user_import_lines",
                    "passkey_challenges",
                    "factor_reminders");

    @Test
    void everyTableThatNamesPeopleIsTold() throws SQLException {
        Set<String> told =
                Arrays.stream(DataPart.values())
                        .map(DataPart::table)
                        .collect(toCollection(TreeSet::new));
        told.addAll(PASSING);

        assertThat(tablesOfPeople()).hasSizeGreaterThan(10);
        assertThat(told).containsAll(tablesOfPeople());
    }

    private static Set<String> tablesOfPeople() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = ChangeLog.applied().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select distinct table_name from information_schema.columns
                                where table_schema = 'public' and column_name in
                                    ('user_key', 'user_id', 'actor_id', 'recipient', 'account')
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
