package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/**
 * What people type as an id or a name: nobody can hide in it, and whoever has one gets in with it.
 */
@InServer
class NamesIT {

    private static Tenant tenant;

    @BeforeAll
    static void foundADomain() {
        tenant = Installation.domain();
    }

    private static Answer create(String userId, String more) {
        return tenant.asAdmin(
                "user/create",
                "{\"user_id\": \"%s\", \"auth_type\": \"LOCAL\", \"password\": \"%s\"%s}"
                        .formatted(userId, Installation.PASSWORD, more));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u200bb",
                "a\\ufeffb",
                "a\\u00a0b",
                "a\\u202eb",
                "kim\\u202e",
                "\\u200ekim",
                "a\\u00adb",
                "\\u0430dmin",
                "\\u200b"
            })
    void idWithSomethingUnseenOrOfSeveralScriptsIsRefused(String userId) {
        assertThat(create(userId, "").status()).isEqualTo(400);
    }

    @Test
    void idThatReadsLikeAnAdministratorsIsRefused() {
        tenant.asAdmin(
                        "user/create",
                        "{\"user_id\": \"admin1\", \"auth_type\": \"EXTERNAL\", \"role_id\": \"managed-domain-admin\"}")
                .is(200);

        create("adminl", "").isRefused(400, "ERROR_INCORRECT_USER_ID_FORMAT");
        create("adrnin1", "").isRefused(400, "ERROR_INCORRECT_USER_ID_FORMAT");
        create("admin2", "").is(200);
    }

    @Test
    void whoeverWasCreatedSignsInHoweverTheIdIsTyped() {
        create("\\ufeff jose\\u0301 \\u00a0", "").is(200);

        for (String typed :
                new String[] {"jos\u00e9", "jose\u0301", " jos\u00e9\u200b", "\ufeffjose\u0301"}) {
            tenant.signIn(typed, Installation.PASSWORD).is(200);
            Answer v1 =
                    Api.post(
                            "/identity/v1/token/issue",
                            null,
                            "{\"domain_id\": \"%s\", \"user_id\": \"%s\", \"credentials\": {\"password\": \"%s\"}}"
                                    .formatted(tenant.domainId(), typed, Installation.PASSWORD));
            v1.is(200);
            assertThat(
                            tenant.asAdmin("user/get", "{\"user_id\": \"" + typed + "\"}")
                                    .is(200)
                                    .text("user_id"))
                    .isEqualTo("jos\u00e9");
        }
    }

    @Test
    void decomposedNameIsKeptComposedAndFoundInBothForms() {
        create("zoe", ", \"name\": \"Zoe\\u0308\"").is(200);

        for (String typed : new String[] {"Zo\u00eb", "Zoe\u0308"}) {
            for (String query :
                    new String[] {
                        "{\"filter\": [{\"k\": \"name\", \"v\": \"%s\", \"o\": \"eq\"}]}",
                        "{\"filter\": [{\"k\": \"name\", \"v\": \"%s\", \"o\": \"contain\"}]}",
                        "{\"filter\": [{\"k\": \"name\", \"v\": [\"%s\"], \"o\": \"in\"}]}",
                        "{\"keyword\": \"%s\"}"
                    }) {
                Answer found =
                        tenant.asAdmin("user/list", "{\"query\": " + query.formatted(typed) + "}");
                assertThat(found.is(200).json().getInt("total_count")).as(query).isEqualTo(1);
            }
        }
    }

    @Test
    void nameThatTurnsTheLineOrShowsNothingIsRefusedEverywhere() {
        for (String name :
                new String[] {"a\\u202eb", "\\u200b\\u200b", "\\u3164", "\\u2066x\\u2069y"}) {
            String named = "{\"name\": \"" + name + "\"";
            for (Answer answer :
                    new Answer[] {
                        tenant.asAdmin("workspace/create", named + "}"),
                        tenant.asAdmin("workspace-group/create", named + "}"),
                        tenant.asAdmin(
                                "role/create", named + ", \"role_type\": \"WORKSPACE_MEMBER\"}"),
                        tenant.asAdmin(
                                "app/create",
                                named
                                        + ", \"resource_group\": \"DOMAIN\", \"role_id\": \"managed-domain-admin\"}"),
                        create("named", ", \"name\": \"" + name + "\"")
                    }) {
                answer.isRefused(400, "ERROR_INVALID_PARAMETER");
            }
        }
    }

    @Test
    void stateOfASecondFactorIsFoundAsItIsAnswered() {
        Tenant fresh = Installation.domain();
        fresh.user("kim");

        for (String condition :
                new String[] {
                    "\"v\": \"DISABLED\", \"o\": \"eq\"",
                    "\"v\": [\"DISABLED\"], \"o\": \"in\"",
                    "\"v\": \"DIS\", \"o\": \"contain\"",
                    "\"v\": \"ENABLED\", \"o\": \"not\""
                }) {
            String body =
                    "{\"query\": {\"filter\": [{\"k\": \"mfa.state\", %s}]}}".formatted(condition);
            assertThat(fresh.asAdmin("user/list", body).is(200).json().getInt("total_count"))
                    .as(condition)
                    .isEqualTo(2);
        }
        assertThat(
                        fresh.asAdmin("user/stat", "{\"query\": {\"distinct\": \"mfa.state\"}}")
                                .is(200)
                                .body())
                .contains("[\"DISABLED\"]");
        assertThat(
                        fresh.asAdmin(
                                        "user/stat",
                                        """
                                        {"query": {"aggregate": [{"group": {"keys": [{"k": "mfa.state", "n": "s"}],
                                         "fields": [{"n": "c", "o": "count"}]}}]}}
                                        """)
                                .is(200)
                                .json()
                                .getJsonArray("results")
                                .getJsonObject(0)
                                .getString("s"))
                .isEqualTo("DISABLED");
    }
}
