package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;

@InServer
class CheckIT {

    @Test
    void readyServerSaysServing() {
        Answer answer = Api.get("/check");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"SERVING\"}");
    }

    /** Made by the server from our model, at its first request on some, at the start on others. */
    @Test
    void theServersOwnDocumentKnowsEveryMethodAndFiltersOfSeveralValues() {
        assertThat(Api.get("/openapi").is(200).body()).contains("/identity/v2/user/list", "anyOf");
    }

    @Test
    void schemaWasMigratedAtStart() throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet steps =
                        statement.executeQuery("select count(*) from databasechangelog")) {
            steps.next();
            assertThat(steps.getInt(1)).isPositive();
        }
    }
}
