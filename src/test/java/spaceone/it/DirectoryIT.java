package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.OpenIdProvider.Fault;
import spaceone.testkit.Time;

/** People of an external directory: find, create, sync (docs/contract/people.md). */
@InServer
class DirectoryIT {

    private static final String NOT_ALLOWED = "ERROR_NOT_ALLOWED_EXTERNAL_AUTHENTICATION";
    private static final String NOT_FOUND = "ERROR_NOT_FOUND_USER_IN_EXTERNAL_AUTH";
    private static final String KIM = "kim@beta.io";

    private OpenIdProvider provider;
    private Federation beta;

    @BeforeEach
    void setUp() {
        Time.forgetSource();
        provider =
                OpenIdProvider.start("/realms/beta")
                        .knows(Employee.named(KIM, "Kim"))
                        .knows(Employee.named("lee@beta.io", "Lee").disabled())
                        .knows(Employee.named("park1@beta.io", "Park One"))
                        .knows(Employee.named("park2@beta.io", "Park Two"));
        beta = Federation.of(Installation.domain()).with(provider, false);
    }

    @AfterEach
    void tearDown() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user/find", "users/find"})
    void peopleAreFoundByKeyword(String path) {
        Answer found =
                beta.v1(
                                path,
                                Json.createObjectBuilder()
                                        .add(
                                                "search",
                                                Json.createObjectBuilder().add("keyword", "park")))
                        .is(200);
        assertThat(found.json().getInt("total_count")).isEqualTo(2);
        assertThat(ids(found)).containsExactlyInAnyOrder("park1@beta.io", "park2@beta.io");
        JsonObject first = found.json().getJsonArray("results").getJsonObject(0);
        assertThat(first.keySet()).containsExactlyInAnyOrder("user_id", "name", "email", "tags");
        assertThat(first.get("tags")).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void oneIsFoundByExactIdAndNobodyOtherwise() {
        assertThat(ids(beta.find("user_id", KIM).is(200))).containsExactly(KIM);
        assertThat(ids(beta.find("user_id", "kim").is(200))).isEmpty();
        assertThat(beta.find("keyword", "nobody").is(200).body())
                .isEqualTo("{\"results\":[],\"total_count\":0}");
    }

    @Test
    void theIdWinsOverTheKeyword() {
        Answer found =
                beta.v1(
                                "user/find",
                                Json.createObjectBuilder()
                                        .add(
                                                "search",
                                                Json.createObjectBuilder()
                                                        .add("keyword", "park")
                                                        .add("user_id", KIM)))
                        .is(200);
        assertThat(ids(found)).containsExactly(KIM);
    }

    @Test
    void whoIsDisabledThereIsNotFound() {
        assertThat(ids(beta.find("user_id", "lee@beta.io").is(200))).isEmpty();
        assertThat(ids(beta.find("keyword", "lee").is(200))).isEmpty();
    }

    @Test
    void aSearchNeedsSomethingToLookFor() {
        String missing = "ERROR_REQUIRED_PARAMETER";
        beta.v1("user/find", Json.createObjectBuilder()).isRefused(400, missing);
        beta.v1("user/find", Json.createObjectBuilder().add("search", JsonValue.EMPTY_JSON_OBJECT))
                .isRefused(400, missing);
        beta.find("keyword", "  ").isRefused(400, missing);
    }

    @Test
    void aDomainWithoutDirectoryHasNobodyToFind() {
        Federation acme = Federation.of(Installation.domain());
        acme.find("keyword", "x").isRefused(400, NOT_ALLOWED);
        acme.create("kim@acme.io").isRefused(400, NOT_ALLOWED);
        acme.user("ext@acme.io", "");
        acme.sync("ext@acme.io").isRefused(400, NOT_ALLOWED);
    }

    @Test
    void theSameSearchIsNotAskedAgainAtOnce() {
        beta.find("keyword", "park").is(200);
        int before = provider.calls().size();
        beta.find("keyword", "park").is(200);
        assertThat(provider.calls()).hasSize(before);
    }

    @Test
    void aCallerMayFindSixtyTimesAMinute() {
        for (int i = 0; i < 60; i++) {
            beta.find("keyword", "park").is(200);
        }
        Answer refused = beta.find("keyword", "park").isRefused(429, "ERROR_TOO_MANY_REQUESTS");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        Time.pass(beta.tenant(), Duration.ofSeconds(61));
        beta.find("keyword", "park").is(200);
    }

    @Test
    void v1CreateAsksTheDirectory() {
        beta.create("nobody@beta.io").isRefused(400, NOT_FOUND);
        JsonObject kim = beta.create(KIM).is(200).json();
        assertThat(kim.getString("backend")).isEqualTo("EXTERNAL");
        assertThat(kim.getString("name")).isEqualTo("Kim");
        assertThat(kim.getString("email")).isEqualTo(KIM);
        assertThat(kim.getString("state")).isEqualTo("ENABLED");
        assertThat(beta.create("lee@beta.io").is(200).text("state")).isEqualTo("DISABLED");
    }

    @Test
    void withoutAUserListTheIdIsTakenAsGiven() {
        try (OpenIdProvider generic = OpenIdProvider.start("")) {
            beta.with(generic, false);
            assertThat(ids(beta.find("user_id", "anybody").is(200))).containsExactly("anybody");
            assertThat(ids(beta.find("keyword", "any").is(200))).isEmpty();
            assertThat(beta.create("anybody").is(200).text("state")).isEqualTo("PENDING");
        }
    }

    @Test
    void syncTakesOverWhatTheDirectorySays() {
        beta.user(KIM, ", \"name\": \"old\"");
        String once = beta.sync(KIM).is(200).body();
        assertThat(once).contains("\"name\":\"Kim\"", "\"email\":\"" + KIM + "\"");
        assertThat(once).contains("\"state\":\"ENABLED\"", "\"email_verified\":true");
        assertThat(beta.sync(KIM).is(200).body()).isEqualTo(once);
    }

    @Test
    void syncEndsTheSessionsOfWhoLeft() {
        beta.user(KIM, "");
        Answer tokens = beta.signIn("tok-" + KIM).is(200);
        provider.knows(Employee.named(KIM, "Kim").disabled());
        assertThat(beta.sync(KIM).is(200).text("state")).isEqualTo("DISABLED");
        Federation.profile(tokens.text("access_token")).is(401);
        assertThat(Installation.grant(tokens.text("refresh_token"), "USER").status())
                .isIn(400, 401);
        provider.knows(Employee.named(KIM, "Kim"));
        assertThat(beta.sync(KIM).is(200).text("state")).isEqualTo("DISABLED");
    }

    @Test
    void syncSparesTheLastAdministrator() {
        beta.user(KIM, ", \"role_id\": \"managed-domain-admin\"");
        beta.sync(KIM).is(200);
        String boss = beta.signIn("tok-" + KIM).is(200).text("refresh_token");
        String token = Installation.grant(boss, "DOMAIN").is(200).text("access_token");
        beta.tenant()
                .asAdmin("user/disable", "{\"user_id\": \"%s\"}".formatted(beta.tenant().admin()))
                .is(200);
        provider.knows(new Employee(KIM, "Other", "other@beta.io", false, true));
        spaceone.testkit.Api.post(
                        "/identity/v1/user/sync", token, "{\"user_id\": \"%s\"}".formatted(KIM))
                .isRefused(400, "ERROR_LAST_ADMIN_CANNOT_DISABLED_DELETED");
        assertThat(Federation.profile(token).is(200).text("name")).isEqualTo("Kim");
    }

    @Test
    void syncChangesNothingWhereThereIsNothingToLearn() {
        beta.sync("ghost@beta.io").isRefused(404, "ERROR_NOT_FOUND");
        beta.sync(beta.tenant().admin()).isRefused(400, NOT_ALLOWED);
        beta.user("gone@beta.io", ", \"name\": \"Gone\"");
        String before = beta.record("gone@beta.io").body();
        beta.sync("gone@beta.io").isRefused(400, NOT_FOUND);
        beta.user(KIM, ", \"name\": \"old\"");
        provider.fails("users", Fault.FAILING);
        beta.sync(KIM).isRefused(503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN");
        beta.find("keyword", "y").isRefused(503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN");
        beta.create("park1@beta.io").isRefused(503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN");
        assertThat(beta.record("gone@beta.io").body()).isEqualTo(before);
        assertThat(beta.record(KIM).text("name")).isEqualTo("old");
    }

    @Test
    void onlyAdministratorsLookIntoTheDirectory() {
        beta.user(KIM, "");
        String token = beta.signIn("tok-" + KIM).is(200).text("access_token");
        for (String method : List.of("find", "sync")) {
            spaceone.testkit.Api.post(
                            "/identity/v1/user/" + method,
                            token,
                            "{\"user_id\": \"%s\", \"search\": {\"keyword\": \"park\"}}"
                                    .formatted(KIM))
                    .isRefused(403, "ERROR_PERMISSION_DENIED");
        }
    }

    @Test
    void whoIsCreatedForTheProviderIsInvitedThere() {
        String address = "park1@" + beta.tenant().name() + ".io";
        beta.user(address, "");
        assertThat(Mailbox.of(address).only().text()).contains(address, "stub");
    }

    @Test
    void theSignInPageLearnsWhatItNeedsAndNoSecret() {
        Answer info =
                spaceone.testkit.Api.post(
                                "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\": \"%s\"}".formatted(beta.tenant().name()))
                        .is(200);
        assertThat(info.text("external_auth_state")).isEqualTo("ENABLED");
        JsonObject metadata = info.json().getJsonObject("metadata");
        assertThat(metadata.getString("identity_provider")).isEqualTo("stub");
        assertThat(metadata.getString("protocol")).isEqualTo("oidc");
        assertThat(metadata.getString("realm")).isEqualTo("beta");
        assertThat(metadata.getString("client_id")).isEqualTo(OpenIdProvider.CLIENT);
        assertThat(metadata.getString("authorization_endpoint"))
                .isEqualTo(provider.issuer() + "/protocol/openid-connect/auth");
        assertThat(info.body()).doesNotContain(OpenIdProvider.SECRET);
        assertThat(beta.tenant().asAdmin("external-auth/get", "{}").is(200).body())
                .doesNotContain(OpenIdProvider.SECRET);
    }

    private static List<String> ids(Answer found) {
        return found.json().getJsonArray("results").stream()
                .map(person -> person.asJsonObject().getString("user_id"))
                .toList();
    }
}
