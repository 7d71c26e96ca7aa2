package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.Parallel;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Sign-in, find and sync with LDAP, as the server under test does it. */
@InServer
class LdapIT {

    private static final String REFUSED = "ERROR_AUTHENTICATE_FAILURE";
    private static final String UNAVAILABLE = "ERROR_AUTHENTICATION_FAILURE_PLUGIN";
    private static final String KIM = "kim@beta.io";
    private static final String PASSWORD = "Kims own 1";

    private static Certificate certificate;
    private final Refusing habits = new Refusing();
    private MemoryLdap ldap;
    private Federation beta;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.of("localhost");
    }

    @BeforeEach
    void setUp() {
        Time.forgetSource();
        ldap =
                MemoryLdap.start(certificate, habits)
                        .knows(Employee.named(KIM, "Kim"), PASSWORD)
                        .knows(Employee.named("lee@beta.io", "Lee").disabled(), PASSWORD);
        beta = Federation.of(Installation.domain()).with(ldap);
        beta.user(KIM, "").user("lee@beta.io", "");
    }

    @org.junit.jupiter.api.AfterEach
    void tearDown() {
        ldap.close();
    }

    private Answer authInfo() {
        return Api.post(
                        "/identity/v2/domain/get-auth-info",
                        null,
                        "{\"name\": \"%s\"}".formatted(beta.tenant().name()))
                .is(200);
    }

    @Test
    void hisOwnPasswordOpens() {
        beta.signIn(KIM, PASSWORD).is(200);
        assertThat(beta.state(KIM)).isEqualTo("ENABLED");
        beta.signIn(KIM, "wrong").isRefused(401, REFUSED);
        beta.signIn(KIM, "").isRefused(401, REFUSED);
        beta.signIn("*", PASSWORD).isRefused(401, REFUSED);
        beta.signIn("nobody", PASSWORD).isRefused(401, REFUSED);
    }

    @Test
    void aSecondDirectoryLetsItsOwnPeopleIn() {
        try (MemoryLdap other =
                MemoryLdap.start(certificate).knows(Employee.named("park", "Park"), PASSWORD)) {
            beta.user("park", "");
            beta.signIn("park", PASSWORD).isRefused(401, REFUSED);
            String plugin =
                    Json.createObjectBuilder()
                            .add("plugin_id", "p")
                            .add("options", other.options())
                            .add("secret_data", other.secrets())
                            .build()
                            .toString();
            Answer made =
                    beta.tenant()
                            .asAdmin(
                                    "external-directory/create",
                                    "{\"name\": \"Other\", \"order\": 1, \"plugin_info\": %s}"
                                            .formatted(plugin))
                            .is(200);
            assertThat(made.body()).doesNotContain(MemoryLdap.ACCOUNT_PASSWORD);
            String itself = "{\"directory_id\": \"%s\"}".formatted(made.text("directory_id"));
            Answer trial = beta.tenant().asAdmin("external-directory/test", itself).is(200);
            assertThat(trial.json().getBoolean("works")).isTrue();

            beta.signIn("park", PASSWORD).is(200);
            beta.signIn(KIM, PASSWORD).is(200);
            Answer known = authInfo();
            assertThat(known.body()).doesNotContain(MemoryLdap.ACCOUNT_PASSWORD, "base_dn");
            assertThat(known.json().getJsonArray("directories"))
                    .singleElement()
                    .satisfies(
                            directory -> {
                                JsonObject shown = directory.asJsonObject();
                                assertThat(shown.getString("directory_id"))
                                        .isEqualTo(made.text("directory_id"));
                                assertThat(shown.getJsonObject("metadata").getString("protocol"))
                                        .isEqualTo("ldap");
                            });
            assertThat(
                            beta.tenant()
                                    .asAdmin("external-directory/list", "{}")
                                    .is(200)
                                    .json()
                                    .getInt("total_count"))
                    .isEqualTo(1);

            Answer renamed =
                    beta.tenant()
                            .asAdmin(
                                    "external-directory/update",
                                    itself.replace("}", ", \"name\": \"Branch\"}"))
                            .is(200);
            assertThat(renamed.text("name")).isEqualTo("Branch");
            // how it is reached, and the secret, stay
            beta.signIn("park", PASSWORD).is(200);
            assertThat(beta.tenant().asAdmin("external-directory/get", itself).is(200).body())
                    .contains("Branch")
                    .doesNotContain(MemoryLdap.ACCOUNT_PASSWORD);

            beta.tenant().asAdmin("external-directory/delete", itself).is(200);
            beta.tenant().asAdmin("external-directory/get", itself).is(404);
            assertThat(authInfo().json()).doesNotContainKey("directories");
            beta.signIn("park", PASSWORD).isRefused(401, REFUSED);
            beta.signIn(KIM, PASSWORD).is(200);
        }
    }

    @Test
    void peopleAreHereBeforeTheySignIn() throws InterruptedException {
        String pat = "pat@beta.io";
        ldap.knows(Employee.named(pat, "Pat"), PASSWORD);
        Tenant tenant = beta.tenant();
        String job =
                tenant.asAdmin("user-import-job/create", "{\"mode\": \"UPSERT\"}")
                        .is(200)
                        .text("job_id");
        String it = "{\"job_id\": \"%s\"}".formatted(job);
        Answer read = tenant.asAdmin("user-import-job/add-directory", it).is(200);
        assertThat(read.json().getInt("lines")).isEqualTo(3);
        assertThat(read.text("directory_id")).isEqualTo(tenant.domainId());
        beta.signIn(pat, PASSWORD).isRefused(401, REFUSED);

        tenant.asAdmin("user-import-job/start", it).is(200);
        Answer done = UserImportJobIT.after(tenant, job, "RUNNING");
        assertThat(done.json().getInt("created")).as(done.body()).isEqualTo(1);
        beta.signIn(pat, PASSWORD).is(200);
        tenant.asAdmin("user-import-job/add-directory", it)
                .isRefused(400, "ERROR_IMPORT_JOB_STATE");
        assertThat(
                        tenant.asAdmin(
                                        "audit-record/list",
                                        """
                                        {"query": {"filter": [
                                          {"k": "action", "v": "UserImportJob.add_directory", "o": "eq"},
                                          {"k": "outcome", "v": "SUCCESS", "o": "eq"}]}}
                                        """)
                                .is(200)
                                .json()
                                .getInt("total_count"))
                .isEqualTo(1);
    }

    @Test
    void v1FollowsTheUsersRecord() {
        Answer tokens = v1(KIM, PASSWORD).is(200);
        assertThat(tokens.claims("access_token").getString("aud")).isEqualTo(KIM);
    }

    @Test
    void tenWrongPasswordsBlockHimHereAsWell() {
        for (int i = 0; i < 10; i++) {
            beta.signIn(KIM, "wrong" + i).isRefused(401, REFUSED);
        }
        Answer blocked = beta.signIn(KIM, PASSWORD).isRefused(401, REFUSED);
        assertThat(blocked.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoIsDisabledThereIsDisabledHere() {
        beta.signIn("lee@beta.io", PASSWORD).isRefused(401, REFUSED);
        assertThat(beta.state("lee@beta.io")).isEqualTo("DISABLED");
    }

    /** The directory may write an id otherwise than when the user was created. */
    @Test
    void theLettersOfAnIdMayChange() {
        beta.user("mass03", "");
        ldap.knows(Employee.named("MASS03", "Mass"), PASSWORD);
        for (String written : List.of("mass03", "MASS03", "Mass03")) {
            Answer tokens = beta.signIn(written, PASSWORD).is(200);
            assertThat(tokens.claims("access_token").getString("aud")).isEqualTo("mass03");
            v1(written, PASSWORD).is(200);
        }
        assertThat(beta.state("mass03")).isEqualTo("ENABLED");
    }

    @Test
    void anIdThatIsTooLongIsNobodys() {
        ldap.close();
        for (int i = 0; i < 8; i++) {
            beta.signIn("x".repeat(61), PASSWORD).isRefused(401, REFUSED);
            beta.signIn(i + "x".repeat(20_000), PASSWORD).isRefused(401, REFUSED);
        }
        beta.signIn(KIM, PASSWORD).isRefused(503, UNAVAILABLE);
    }

    @Test
    void onlyAWrongPasswordCountsAndTheReasonIsForTheRecord() {
        String wrong = beta.signIn(KIM, "wrong").isRefused(401, REFUSED).body();
        habits.data = "532";
        for (int i = 0; i < 12; i++) {
            assertThat(beta.signIn(KIM, PASSWORD).isRefused(401, REFUSED).body()).isEqualTo(wrong);
        }
        habits.data = "52e";
        beta.signIn(KIM, PASSWORD).isRefused(401, REFUSED);
        habits.data = null;
        beta.signIn(KIM, PASSWORD).is(200);
        assertThat(
                        beta.tenant()
                                .asAdmin(
                                        "audit-record/list",
                                        """
                                        {"query": {"filter": [
                                            {"k": "target_id", "v": "%s", "o": "eq"},
                                            {"k": "outcome", "v": "REFUSED", "o": "eq"}]}}
                                        """
                                                .formatted(KIM))
                                .is(200)
                                .body())
                .contains("PASSWORD_EXPIRED");
    }

    @Test
    void whoIsDisabledByTheServersAnswerIsDisabledHere() {
        habits.data = "533";
        beta.signIn(KIM, PASSWORD).isRefused(401, REFUSED);
        assertThat(beta.state(KIM)).isEqualTo("DISABLED");
    }

    @Test
    void moreAtOnceThanMayTalkWaitTheirTurn() {
        ldap.server().setProcessingDelayMillis(60);
        List<Callable<Answer>> crowd =
                Collections.nCopies(20, () -> beta.signIn(KIM, PASSWORD).is(200));
        assertThat(Parallel.run(20, crowd)).hasSize(20);
    }

    @Test
    void severalEntriesOfOneIdAreAskedAbout() {
        ldap.entry("again", Employee.named(KIM, "Kim"), PASSWORD, "description: twice");
        beta.signIn(KIM, PASSWORD).isRefused(401, REFUSED);
        beta.sync(KIM).isRefused(400, "ERROR_TOO_MANY_USERS_IN_EXTERNAL_AUTH");
        assertThat(beta.state(KIM)).isEqualTo("PENDING");
    }

    @Test
    void aServerThatIsDownBlocksNobody() {
        ldap.close();
        for (int i = 0; i < 12; i++) {
            beta.signIn(KIM, PASSWORD).isRefused(503, UNAVAILABLE);
        }
        beta.sync(KIM).isRefused(503, UNAVAILABLE);
        beta.find("keyword", "kim").isRefused(503, UNAVAILABLE);
        assertThat(beta.state(KIM)).isEqualTo("PENDING");
    }

    /** Whoever names only a user would learn from a 503 that they sign in elsewhere. */
    @Test
    void v1TellsNobodyWhoSignsInElsewhere() {
        ldap.close();
        String wrong =
                """
                {"user_id": "%s", "credentials": {"password": "Wrong1234"}, "domain_id": "%s"}
                """;
        String domainId = beta.tenant().domainId();
        Answer external =
                Api.post("/identity/v1/token/issue", null, wrong.formatted(KIM, domainId));
        Answer nobody =
                Api.post("/identity/v1/token/issue", null, wrong.formatted("nobody", domainId));

        assertThat(external.isRefused(401, REFUSED).body())
                .isEqualTo(nobody.isRefused(401, REFUSED).body());
        assertThat(external.headers().firstValue("Retry-After")).isEmpty();
        // Nor does anybody learn it by counting: both are blocked after as many.
        for (int i = 0; i < 10; i++) {
            external = Api.post("/identity/v1/token/issue", null, wrong.formatted(KIM, domainId));
            nobody =
                    Api.post("/identity/v1/token/issue", null, wrong.formatted("nobody", domainId));
            assertThat(external.isRefused(401, REFUSED).body())
                    .isEqualTo(nobody.isRefused(401, REFUSED).body());
        }
        assertThat(external.body()).contains("Login is blocked");
        assertThat(external.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        JsonObjectBuilder options = ldap.options().add("base_dn", "nowhere in particular");
        beta.set(options, ldap.secrets()).isRefused(400, "ERROR_INVALID_PARAMETER");
        beta.set(ldap.options().add("protocol", "carrier-pigeon"), ldap.secrets())
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        beta.set(Json.createObjectBuilder(ldap.options().remove("url").build()), ldap.secrets())
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
        beta.signIn(KIM, PASSWORD).is(200);
    }

    private Answer v1(String userId, String password) {
        return Api.post(
                "/identity/v1/token/issue",
                null,
                """
                {"user_id": "%s", "credentials": {"password": "%s"}, "domain_id": "%s"}
                """
                        .formatted(userId, password, beta.tenant().domainId()));
    }

    /** Refuses passwords as Active Directory does, with a number in the text of the answer. */
    private static final class Refusing extends InMemoryOperationInterceptor {

        private volatile String data;

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
                throws LDAPException {
            if (data != null && !request.getRequest().getBindDN().equals(MemoryLdap.ACCOUNT)) {
                throw new LDAPException(
                        ResultCode.INVALID_CREDENTIALS,
                        "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error,"
                                + " data "
                                + data
                                + ", v4563");
            }
        }
    }

    @AfterAll
    static void forget() {
        Time.forgetSource();
    }
}
