package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;

/** Tables of people. */
class CsvLinesTest {

    @Test
    void theFirstRowSaysWhatTheColumnsAre() {
        assertThat(
                        read(
                                "\uFEFFuser_id,name,email_verified,state,tags.team\r\n"
                                        + "kim,\"Kim, \"\"K\"\"\nLee\",Yes,disabled,'=1\r\n\r\nlee,,no,,\r\n"))
                .containsExactly(
                        "{\"user_id\":\"kim\",\"name\":\"Kim, \\\"K\\\"\\nLee\",\"email_verified\":true,"
                                + "\"state\":\"DISABLED\",\"tags\":{\"team\":\"=1\"}}",
                        "{\"user_id\":\"lee\",\"email_verified\":false}");
    }

    @Test
    void aRoleStandsInTwoColumnsAndActionsInOne() {
        assertThat(
                        CsvLines.read(
                                "kim,skipped,member,ws,UPDATE_PASSWORD\n",
                                List.of(
                                        "user_id",
                                        "",
                                        "role_id",
                                        "workspace_id",
                                        "required_actions")))
                .containsExactly(
                        "{\"user_id\":\"kim\",\"required_actions\":[\"UPDATE_PASSWORD\"],"
                                + "\"roles\":[{\"role_id\":\"member\",\"workspace_id\":\"ws\"}]}");
    }

    @Test
    void whatIsNoColumnOrNoTableIsRefused() {
        refused(CommonError.INVALID_PARAMETER, () -> read("user_id,shoe_size\nkim,42\n"));
        refused(CommonError.INVALID_PARAMETER, () -> read("name\nKim\n"));
        refused(CommonError.INVALID_PARAMETER, () -> read("user_id\n\"kim\n"));
        refused(CommonError.INVALID_PARAMETER, () -> read("user_id\n\"kim\"x\n"));
        refused(CommonError.INVALID_PARAMETER, () -> read("user_id,tags\nkim,[]\n"));
        assertThat(read("")).isEmpty();
    }

    private static List<String> read(String table) {
        return CsvLines.read(table, List.of());
    }
}
