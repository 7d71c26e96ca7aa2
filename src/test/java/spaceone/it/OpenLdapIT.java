package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.OpenLdap;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** The whole way with a real OpenLDAP, over ldaps and over StartTLS. */
@InServer
class OpenLdapIT {

    private static final String PASSWORD = "Kims own 1";
    private static Optional<OpenLdap> server = Optional.empty();

    @BeforeAll
    static void start() {
        server = OpenLdap.start();
        assumeTrue(server.isPresent(), "no OpenLDAP");
    }

    @AfterAll
    static void stop() {
        server.ifPresent(OpenLdap::close);
    }

    @Test
    void itIsTriedStepByStepAndItsGroupsMeanRoles() {
        Time.forgetSource();
        OpenLdap ldap = server.orElseThrow();
        String lou = "lou@beta.io";
        ldap.knows(Employee.named(lou, "Lou"), PASSWORD);
        ldap.gathers("staff", lou);
        Tenant tenant = Installation.domain();
        String workspace =
                tenant.asAdmin("workspace/create", "{\"name\": \"One\"}")
                        .is(200)
                        .text("workspace_id");
        JsonObject rule =
                Json.createObjectBuilder()
                        .add("group", "staff")
                        .add("role_id", "managed-workspace-member")
                        .add("workspace_id", workspace)
                        .build();
        JsonObject table =
                Json.createObjectBuilder()
                        .add("base_dn", OpenLdap.BASE)
                        .add("rules", Json.createArrayBuilder().add(rule))
                        .build();
        Federation beta = Federation.of(tenant);
        assertThat(beta.test(ldap.options(false), ldap.secrets()).is(200).body())
                .contains("\"works\":true");
        assertThat(
                        beta.test(
                                        ldap.options(true).add("base_dn", "ou=gone,dc=beta,dc=io"),
                                        ldap.secrets())
                                .is(200)
                                .body())
                .contains("NO_BASE");

        beta.set(ldap.options(true).add("group_mapper", table), ldap.secrets()).is(200);
        beta.user(lou, "");
        beta.signIn(lou, PASSWORD).is(200);
        assertThat(bindings(tenant, lou)).isEqualTo(1);
        ldap.dissolves("staff");
        beta.signIn(lou, PASSWORD).is(200);
        assertThat(bindings(tenant, lou)).isZero();
    }

    @Test
    void itIsReadPageAfterPage() {
        OpenLdap ldap = server.orElseThrow();
        for (int i = 0; i < 501; i++) {
            ldap.knows(Employee.named("many" + i + "@beta.io", "Many"), PASSWORD);
        }
        Federation beta = Federation.of(Installation.domain());
        beta.set(ldap.options(false), ldap.secrets()).is(200);
        String job = beta.tenant().asAdmin("user-import-job/create", "{}").is(200).text("job_id");
        String read = "{\"job_id\": \"%s\", \"id_prefix\": \"many\"}".formatted(job);

        assertThat(
                        beta.tenant()
                                .asAdmin("user-import-job/add-directory", read)
                                .is(200)
                                .json()
                                .getInt("lines"))
                .isEqualTo(501);
    }

    private static int bindings(Tenant tenant, String userId) {
        return tenant.asAdmin("role-binding/list", "{\"user_id\": \"%s\"}".formatted(userId))
                .is(200)
                .json()
                .getInt("total_count");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmployeeSignsInUntilHeLeaves(boolean startTls) {
        Time.forgetSource();
        OpenLdap ldap = server.orElseThrow();
        String kim = "kim" + startTls + "@beta.io";
        ldap.knows(Employee.named(kim, "Kim"), PASSWORD);
        Federation beta = Federation.of(Installation.domain());
        beta.set(ldap.options(startTls), ldap.secrets()).is(200);

        assertThat(beta.find("keyword", "im" + startTls).is(200).body()).contains(kim);
        assertThat(beta.create(kim).is(200).body())
                .contains("\"name\":\"Kim\"", "\"state\":\"ENABLED\"");
        beta.signIn(kim, "wrong").is(401);
        Answer tokens = beta.signIn(kim, PASSWORD).is(200);
        Federation.profile(tokens.text("access_token")).is(200);

        ldap.disables(kim);
        assertThat(beta.sync(kim).is(200).text("state")).isEqualTo("DISABLED");
        Federation.profile(tokens.text("access_token")).is(401);
        assertThat(Installation.grant(tokens.text("refresh_token"), "USER").status())
                .isIn(400, 401);
        beta.signIn(kim, PASSWORD).is(401);
        assertThat(beta.find("user_id", kim).is(200).json().getInt("total_count")).isZero();
    }
}
