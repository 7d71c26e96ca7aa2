package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** Tags: what clients may keep as they like. */
@InServer
class FreeFormIT {

    private final Tenant acme = Installation.domain();
    private final String admin = acme.adminToken();

    @Test
    void freeFormNamesAreDataAndTextsAreTrimmedAtAnyDepth() {
        Answer answer =
                Api.post(
                        "/identity/v2/user/create",
                        admin,
                        """
                        {"user_id": " trim@x.io ", "auth_type": "LOCAL", "password": "%s", "name": "  Kim  ",
                         "tags": {" camelCase ": " v ", "deep": {"k ": [" kept "]}}}
                        """
                                .formatted(Installation.PASSWORD));

        assertThat(answer.is(200).text("user_id")).isEqualTo("trim@x.io");
        assertThat(answer.text("name")).isEqualTo("Kim");
        assertThat(answer.value("tags"))
                .hasToString("{\"camelCase\":\"v\",\"deep\":{\"k\":[\" kept \"]}}");
    }

    @Test
    void anEmptyListOfTagsIsNotSentAndAnEmptyObjectClears() {
        assertThat(tagged("[{\"key\": \"a\", \"value\": \"1\"}]")).isEqualTo("{\"a\":\"1\"}");
        assertThat(tagged("[]")).isEqualTo("{\"a\":\"1\"}");
        assertThat(tagged("{}")).isEqualTo("{}");
    }

    private String tagged(String tags) {
        return Api.post(
                        "/identity/v2/user/update",
                        admin,
                        "{\"user_id\": \"%s\", \"tags\": %s}".formatted(acme.admin(), tags))
                .is(200)
                .value("tags")
                .toString();
    }

    @Proves("1.4.2")
    @Test
    void numbersThatNoDoubleHoldsAreRefused() {
        Api.post(
                        "/identity/v2/user/update",
                        admin,
                        "{\"user_id\": \"" + acme.admin() + "\", \"tags\": {\"n\": 1e999999999}}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }
}
