package spaceone.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
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
                .containsKeys("ACCOUNT", "SESSION", "ADDRESS", "CODE", "SETTING", "MAIL", "RECORD");
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

    @Proves({"14.2.4", "14.2.7"})
    @Test
    void aPersonIsForgottenAndAReceiptStays() throws Exception {
        Person dora = Person.in(acme, "dora-" + System.nanoTime());
        dora.signIn("Wrong1234");
        acme.asAdmin(
                        "user/update",
                        "{\"user_id\": \"%s\", \"name\": \"Dora\"}".formatted(dora.id()))
                .is(200);
        acme.asAdmin(
                        "role-binding/create",
                        "{\"user_id\": \"%s\", \"role_id\": \"managed-domain-admin\", \"resource_group\": \"DOMAIN\"}"
                                .formatted(dora.id()))
                .is(200);
        dora.forgetToken();
        Api.post(
                        "/identity/v2/workspace/create",
                        dora.grant("DOMAIN", ""),
                        "{\"name\": \"By Dora\"}")
                .is(200);

        dora.turnOnMfaByMail(dora.id());

        Answer begun = acme.asAdmin("personal-data/erase", named(dora)).is(200);

        Answer receipt = completed(begun.text("erasure_id"));
        assertThat(receipt.text("pseudonym")).startsWith("erased-");
        assertThat(receipt.json().getInt("records_renamed")).isPositive();
        assertThat(receipt.json().getInt("mails_removed")).isPositive();
        assertThat(receipt.json().getInt("things_renamed")).isEqualTo(1);
        assertThat(acme.asAdmin("audit-record/list", "{}").is(200).body())
                .contains(receipt.text("pseudonym"), "PersonalData.erase");
        assertThat(placesThatName(dora.id())).isEmpty();
        acme.asAdmin("personal-data/export", named(dora)).isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void theLastAdministratorIsNotForgotten() {
        acme.asAdmin("personal-data/erase", "{\"user_id\": \"%s\"}".formatted(acme.admin()))
                .isRefused(400, "ERROR_LAST_ADMIN_CANNOT_DISABLED_DELETED");
        acme.asAdmin("personal-data/get-erasure", "{\"erasure_id\": \"erasure-0\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
    }

    private static String named(Person person) {
        return "{\"user_id\": \"%s\"}".formatted(person.id());
    }

    private Answer completed(String erasureId) {
        String named = "{\"erasure_id\": \"%s\"}".formatted(erasureId);
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> acme.asAdmin("personal-data/get-erasure", named).is(200),
                        answer -> answer.text("state").equals("COMPLETED"));
    }

    /** Every column of every table in which the text stands somewhere. */
    private static List<String> placesThatName(String text) throws SQLException {
        List<String> places = new ArrayList<>();
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            List<String[]> columns = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery(
                            """
                            select c.table_name, c.column_name from information_schema.columns c
                            join information_schema.tables t using (table_schema, table_name)
                            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                              and c.data_type in ('text', 'character varying', 'jsonb', 'ARRAY')
                            """)) {
                while (rows.next()) {
                    columns.add(new String[] {rows.getString(1), rows.getString(2)});
                }
            }
            for (String[] column : columns) {
                try (ResultSet row =
                        statement.executeQuery(
                                "select count(*) from %s where position('%s' in %s::text) > 0"
                                        .formatted(column[0], text, column[1]))) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        places.add(column[0] + "." + column[1]);
                    }
                }
            }
        }
        return places;
    }

    private static Map<String, List<JsonObject>> parts(Answer answer) {
        List<JsonObject> rows = answer.json().getJsonArray("results").getValuesAs(JsonObject.class);
        assertThat(answer.json().getInt("total_count")).isEqualTo(rows.size());
        return rows.stream()
                .collect(
                        groupingBy(
                                row -> row.getString("part"),
                                mapping(row -> row.getJsonObject("data"), toList())));
    }
}
