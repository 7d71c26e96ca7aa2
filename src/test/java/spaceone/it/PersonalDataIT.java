package spaceone.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** What is kept on one person, told to them and to their administrator. */
@InServer
class PersonalDataIT {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Test
    void thePersonGetsAllThatIsKeptOnThem() {
        alice.turnOnMfaByMail(alice.id());
        alice.profile("renew-recovery-codes", "{}").is(200);
        Api.post(
                        "/identity/v2/user-config/set",
                        alice.token(),
                        "{\"name\": \"console:width\", \"data\": {\"px\": 300}}")
                .is(200);

        Map<String, List<JsonObject>> parts = parts(alice.profile("export", "{}").is(200));

        assertThat(parts)
                .containsKeys(
                        "ACCOUNT", "SESSION", "ADDRESS", "CODE", "SETTING", "MAIL", "RECORD");
        assertThat(parts.get("ACCOUNT")).hasSize(1);
        assertThat(parts.get("ACCOUNT").get(0).getString("email")).isEqualTo(alice.id());
        assertThat(parts.get("SETTING").get(0).getJsonObject("data").getInt("px")).isEqualTo(300);
        assertThat(parts.get("CODE")).hasSize(10);
        assertThat(parts.get("RECORD"))
                .extracting(record -> record.getString("action"))
                .contains("PersonalData.export", "UserConfig.set");
    }

    @Test
    void itHoldsNobodyElseAndNoSecret() {
        Person bob = Person.in(acme, "bob");
        bob.token();

        String told = alice.profile("export", "{}").is(200).body();

        assertThat(told).contains(alice.id()).doesNotContain(bob.id(), "hash", "$argon2");
    }

    @Test
    void anAdministratorGetsItAndThePersonSeesThatTheyDid() {
        Answer told =
                acme.asAdmin("personal-data/export", "{\"user_id\": \"%s\"}".formatted(alice.id()))
                        .is(200);

        assertThat(parts(told).get("ACCOUNT").get(0).getString("user_id")).isEqualTo(alice.id());
        assertThat(alice.profile("list-activity", "{}").is(200).body())
                .contains("PersonalData.export", acme.admin());
        acme.asAdmin("personal-data/export", "{\"user_id\": \"nobody\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
        Api.post(
                        "/identity/v2/personal-data/export",
                        alice.token(),
                        "{\"user_id\": \"%s\"}".formatted(acme.admin()))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void aLaterPersonOfTheSameIdIsToldNothingOfTheFirst() {
        alice.profile("update", "{\"name\": \"The First\"}").is(200);
        acme.asAdmin("user/delete", "{\"user_id\": \"%s\"}".formatted(alice.id())).is(200);
        alice.forgetToken();
        Person second = Person.in(acme, "alice");

        assertThat(second.profile("export", "{}").is(200).body()).doesNotContain("The First");
    }

    private static Map<String, List<JsonObject>> parts(Answer answer) {
        List<JsonObject> rows =
                answer.json().getJsonArray("results").getValuesAs(JsonObject.class);
        assertThat(answer.json().getInt("total_count")).isEqualTo(rows.size());
        return rows.stream()
                .collect(
                        groupingBy(
                                row -> row.getString("part"),
                                mapping(
                                        row -> row.getJsonObject("data"), toList())));
    }
}
