package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Keycloak;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/**
 * People of a real Keycloak, with what it made of their passwords and with their apps: {@code mvn
 * verify -Pkeycloak}, {@code -Dkeycloak.people=1000} for more of them.
 */
@InServer
class KeycloakMoveIT {

    private static final List<String> HASHES =
            List.of("argon2", "pbkdf2-sha512", "pbkdf2-sha256", "pbkdf2");

    /** Codes are of whole steps, and there may be many people. */
    private static final int PEOPLE = Integer.getInteger("keycloak.people", 24);

    private static final int PEOPLE_A_FILE = 300;

    /** Keycloak hashes all of a request in one transaction, which may take five minutes. */
    private static final int PEOPLE_A_REQUEST = 40;

    private static Optional<Keycloak> server = Optional.empty();

    private final Tenant acme = Installation.domain();
    private final List<Somebody> people = new ArrayList<>();

    /** {@code secret} is empty for who has no app. */
    private record Somebody(String id, String password, String hash, String secret) {

        static Somebody of(int number) {
            String secret = number % 2 == 0 ? "" : "secret of twenty " + (1000 + number);
            String hash = HASHES.get(number / 2 % HASHES.size());
            return new Somebody("p" + number + "@acme.io", "Old word " + number, hash, secret);
        }

        JsonObject thereOf() {
            JsonArrayBuilder credentials =
                    Json.createArrayBuilder()
                            .add(object().add("type", "password").add("value", password));
            if (!secret.isEmpty()) {
                JsonObject data =
                        object().add("subType", "totp")
                                .add("digits", 6)
                                .add("counter", 0)
                                .add("period", 30)
                                .add("algorithm", "HmacSHA1")
                                .build();
                credentials.add(
                        object().add("type", "otp")
                                .add("userLabel", "phone")
                                .add("secretData", object().add("value", secret).build().toString())
                                .add("credentialData", data.toString()));
            }
            return object().add("username", id)
                    .add("email", id)
                    .add("emailVerified", true)
                    .add("firstName", "P")
                    .add("lastName", "Q")
                    .add("enabled", true)
                    .add("realmRoles", Json.createArrayBuilder().add("auditor"))
                    .add("groups", Json.createArrayBuilder().add("/places/bosses"))
                    .add("credentials", credentials)
                    .build();
        }

        /** What their app shows: it was given the secret in base32. */
        String code() {
            return secret.isEmpty()
                    ? ""
                    : new App(Base32.toBase32String(secret.getBytes(StandardCharsets.UTF_8)))
                            .code();
        }

        private static JsonObjectBuilder object() {
            return Json.createObjectBuilder();
        }
    }

    @BeforeAll
    static void start() {
        server = Keycloak.start();
        assumeTrue(server.isPresent(), "only with -Pkeycloak");
    }

    @AfterAll
    static void stop() {
        server.ifPresent(Keycloak::close);
    }

    @Test
    void everybodySignsInWithTheOldPasswordAndTheOldApp() {
        Keycloak keycloak = server.orElseThrow();
        fill(keycloak);
        people.stream()
                .limit(2L * HASHES.size())
                .forEach(
                        each ->
                                keycloak.token(
                                        Keycloak.CLIENT, each.id, each.password, each.code()));
        List<JsonObject> files = keycloak.export(PEOPLE_A_FILE);
        assertThat(files.toString()).contains(HASHES);

        String workspace =
                acme.asAdmin("workspace/create", "{\"name\": \"One\"}")
                        .is(200)
                        .text("workspace_id");
        files.forEach(file -> bring(file, workspace));

        assertThat(
                        acme.asAdmin(
                                        "role-binding/list",
                                        "{\"workspace_id\": \"%s\", \"query\": {\"count_only\": true}}"
                                                .formatted(workspace))
                                .json()
                                .getInt("total_count"))
                .isGreaterThanOrEqualTo(PEOPLE);

        people.forEach(this::signIn);
    }

    private void fill(Keycloak keycloak) {
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Somebody.of(i));
        }
        for (String hash : HASHES) {
            keycloak.hashesBy(hash);
            List<Somebody> alike = people.stream().filter(each -> each.hash.equals(hash)).toList();
            for (int first = 0; first < alike.size(); first += PEOPLE_A_REQUEST) {
                int end = Math.min(first + PEOPLE_A_REQUEST, alike.size());
                keycloak.add(thereOf(alike.subList(first, end)));
            }
        }
    }

    private static JsonArray thereOf(List<Somebody> some) {
        JsonArrayBuilder many = Json.createArrayBuilder();
        some.forEach(each -> many.add(each.thereOf()));
        return many.build();
    }

    /** Nothing of the file is lost unsaid, and nobody is refused but the client's account. */
    private void bring(JsonObject file, String workspace) {
        JsonObjectBuilder body = Json.createObjectBuilder(file);
        JsonObjectBuilder role =
                Json.createObjectBuilder()
                        .add("role_id", "managed-workspace-member")
                        .add("workspace_id", workspace);
        body.add("mode", "UPSERT")
                .add(
                        "role_mapping",
                        Json.createArrayBuilder().add(role.add("realm_role", "auditor")))
                .add(
                        "group_mapping",
                        Json.createArrayBuilder()
                                .add(
                                        Json.createObjectBuilder()
                                                .add("path", "/places/bosses")
                                                .add("workspace_id", workspace)
                                                .add("name", "Bosses")));
        Answer answer = acme.asAdmin("user-import/run-keycloak", body.build().toString()).is(200);
        List<String> refused =
                answer.json().getJsonArray("results").getValuesAs(JsonObject.class).stream()
                        .filter(each -> each.getString("outcome").equals("REFUSED"))
                        .map(each -> each.getString("user_id"))
                        .toList();
        assertThat(refused).allMatch(each -> each.startsWith("service-account-"));
        assertThat(answer.value("told").toString()).doesNotContain("not known here");
    }

    private void signIn(Somebody person) {
        Time.forgetSource();
        Answer first = acme.signIn(person.id, person.password);
        if (person.secret.isEmpty()) {
            first.is(200);
            return;
        }
        first.isRefused(400, "ERROR_MFA_REQUIRED");
        String body =
                """
                {"domain_id": "%s", "auth_type": "MFA", "verify_code": "%s",
                 "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), person.code(), person.id, person.password);
        Api.post("/identity/v2/token/issue", null, body).is(200);
    }
}
