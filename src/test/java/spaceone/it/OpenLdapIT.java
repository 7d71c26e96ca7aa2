package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.OpenLdap;
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
