package spaceone.identity.api.v2.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.Json;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.query.Query;
import spaceone.identity.session.SessionKind;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.OwnerType;
import spaceone.identity.token.Principal;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.ExternalArrival;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.DirectoryLines;
import spaceone.identity.userimport.ImportFormat;
import spaceone.identity.userimport.ImportJob;
import spaceone.identity.userimport.ImportJobs;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.ImportRunner;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** The people of a directory, before any of them has signed in. */
@InRoom
class DirectoryImportTest {

    private static final Certificate CERTIFICATE = Certificate.of("localhost");
    private static final String PASSWORD = "Kims own 1";

    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories externalDirectories;
    @Inject DirectoryLines directoryLines;
    @Inject ImportJobs jobs;
    @Inject ImportRunner runner;
    @Inject ExternalArrival arrival;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private MemoryLdap ldap;
    private String domain;
    private Principal owner;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        owner = of(town.administrator("owner"));
        ldap =
                MemoryLdap.start(CERTIFICATE)
                        .knows(Employee.named("kim@beta.io", "Kim"), PASSWORD)
                        .knows(Employee.named("lee@beta.io", "Lee").disabled(), PASSWORD);
        set(ldap.options());
    }

    @AfterEach
    void end() {
        ldap.close();
    }

    @Test
    void whoIsReadIsWhoSignsInLater() {
        String local = town.user("local").userId();
        ldap.knows(Employee.named(local, "Local"), PASSWORD)
                .knows(Employee.named("x".repeat(61), "Too long"), PASSWORD);
        entry("cn=printer");
        String job = job(ImportMode.UPSERT);

        DirectoryLines.Reading reading = read(job);
        assertThat(reading.lines()).isEqualTo(4);
        assertThat(reading.leftOut())
                .containsExactly(
                        new DirectoryLines.LeftOut("cn=printer," + MemoryLdap.BASE, "has no id"));
        List<String> told =
                List.of(
                        "kim@beta.io CREATED",
                        "lee@beta.io CREATED",
                        local + " REFUSED ERROR_INVALID_PARAMETER",
                        "x".repeat(61) + " REFUSED ERROR_INVALID_PARAMETER");
        assertThat(run(job, true)).containsExactlyInAnyOrderElementsOf(told);
        assertThat(users.find(domain, "kim@beta.io")).as("only rehearsed").isEmpty();
        assertThat(run(job, false)).containsExactlyInAnyOrderElementsOf(told);

        User kim = users.get(domain, "kim@beta.io");
        assertThat(kim.authType()).isEqualTo(AuthType.EXTERNAL);
        assertThat(kim.name()).isEqualTo("Kim");
        assertThat(kim.email()).isEqualTo("kim@beta.io");
        assertThat(kim.emailVerified()).isFalse();
        assertThat(users.get(domain, "lee@beta.io").state()).isEqualTo(UserState.DISABLED);
        assertThat(users.get(domain, local).authType()).isEqualTo(AuthType.LOCAL);
        assertThat(signIn("kim@beta.io").key()).isEqualTo(kim.key());

        String again = job(ImportMode.UPSERT);
        read(again);
        assertThat(run(again, false))
                .contains("kim@beta.io UNCHANGED", "lee@beta.io UNCHANGED")
                .noneMatch(line -> line.contains("CREATED"));
    }

    /** Names are given to somebody else when their bearer has left. */
    @Test
    void somebodyElseOfTheNameIsRefused() throws LDAPException {
        signIn("kim@beta.io");
        ldap.server().delete("employeeNumber=kim@beta.io," + MemoryLdap.BASE);
        ldap.knows(Employee.named("kim@beta.io", "Another Kim"), PASSWORD);
        String job = job(ImportMode.UPSERT);
        read(job);

        assertThat(run(job, false)).contains("kim@beta.io REFUSED ERROR_INVALID_PARAMETER");
        assertThat(users.get(domain, "kim@beta.io").name()).isEqualTo("Kim");
    }

    @Test
    void whoWasPutOutOfServiceHereStaysSo() throws LDAPException {
        signIn("kim@beta.io");
        users.disable(domain, "kim@beta.io");
        ldap.server()
                .modify(
                        "employeeNumber=kim@beta.io," + MemoryLdap.BASE,
                        new Modification(ModificationType.REPLACE, "cn", "Kim Lee"));
        String job = job(ImportMode.UPDATE);
        read(job);

        assertThat(run(job, false))
                .containsExactlyInAnyOrder(
                        "kim@beta.io UPDATED", "lee@beta.io REFUSED ERROR_NOT_FOUND");
        assertThat(users.get(domain, "kim@beta.io").name()).isEqualTo("Kim Lee");
        assertThat(users.get(domain, "kim@beta.io").state()).isEqualTo(UserState.DISABLED);
    }

    @Test
    void addressesOfAnotherDirectoryAreLeftOut() {
        ldap.knows(Employee.named("pat@gamma.io", "Pat"), PASSWORD);
        set(ldap.options().add("email_domains", Json.createArrayBuilder().add("gamma.io")));
        String job = job(ImportMode.UPSERT);

        assertThat(read(job).omitted()).isEqualTo(2);
        assertThat(run(job, false)).containsExactly("pat@gamma.io CREATED");
    }

    @Test
    void aFurtherDirectoryIsWhereItsPeopleComeFrom() {
        MemoryLdap second =
                MemoryLdap.start(CERTIFICATE).knows(Employee.named("pat", "Pat"), PASSWORD);
        try (second) {
            String further =
                    externalDirectories
                            .create(
                                    domain,
                                    new ExternalDirectories.Wanted(
                                            "Branch", 1, plugin(second.options())),
                                    JsonValue.EMPTY_JSON_OBJECT)
                            .directoryId();
            String job = job(ImportMode.CREATE);
            directoryLines.read(domain, owner, job, further, "p");

            assertThat(run(job, false)).containsExactly("pat CREATED");
            Object from =
                    room.value(
                            "select directory_id from users where domain_id = ?1 and user_id = 'pat'",
                            domain);
            assertThat(from).isEqualTo(further);
            assertThat(signIn("pat").name()).isEqualTo("Pat");
        }
    }

    @Test
    void onlyAnLdapDirectoryCanBeReadAndOnlyIntoAJobForIt() {
        String job = job(ImportMode.UPSERT);
        refusedReading(CommonError.INVALID_PARAMETER, job, "directory-0");
        refusedReading(CommonError.NOT_FOUND, "import-0", null);
        refusedReading(
                CommonError.INVALID_PARAMETER,
                jobs.create(
                                domain,
                                owner,
                                new ImportJob.Plan(
                                        ImportMode.UPSERT, false, ImportFormat.CSV, List.of()))
                        .jobId(),
                null);
        refusedReading(
                CommonError.INVALID_PARAMETER,
                jobs.create(
                                domain,
                                owner,
                                new ImportJob.Plan(
                                        ImportMode.UPSERT,
                                        true,
                                        ImportFormat.JSON_LINES,
                                        List.of()))
                        .jobId(),
                null);
        Principal other = of(town.administrator("other"));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> directoryLines.read(domain, other, job, null, ""));
        set(
                Json.createObjectBuilder()
                        .add("protocol", "oidc")
                        .add("issuer", "https://localhost/")
                        .add("client_id", "console"));
        refusedReading(CommonError.INVALID_PARAMETER, job, null);
        assertThat(state(job)).isEqualTo("OPEN");
    }

    /** Nobody goes on with a part of the people. */
    @Test
    void oneThatIsAwayEndsTheJob() {
        String job = job(ImportMode.UPSERT);
        read(job);
        ldap.close();

        refusedReading(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, job, null);
        assertThat(state(job)).isEqualTo("FAILED");
        assertThat(room.rows("select sealed_lines from user_import_chunks where job_id = ?1", job))
                .containsOnlyNulls();
    }

    private void refusedReading(ErrorCode with, String job, String directory) {
        refused(with, () -> directoryLines.read(domain, owner, job, directory, ""));
    }

    private void set(JsonObjectBuilder options) {
        externalAuths.set(domain, plugin(options), JsonValue.EMPTY_JSON_OBJECT);
    }

    private NewExternalAuth plugin(JsonObjectBuilder options) {
        return new NewExternalAuth(
                "p",
                null,
                null,
                options.add("identity_provider", "stub").add("auto_user_sync", true).build(),
                ldap.secrets(),
                null,
                null);
    }

    private void entry(String name) {
        try {
            ldap.server()
                    .add(
                            "dn: " + name + "," + MemoryLdap.BASE,
                            "objectClass: inetOrgPerson",
                            "cn: x",
                            "sn: x");
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    private String job(ImportMode mode) {
        return jobs.create(
                        domain,
                        owner,
                        new ImportJob.Plan(mode, false, ImportFormat.JSON_LINES, List.of()))
                .jobId();
    }

    private DirectoryLines.Reading read(String job) {
        return directoryLines.read(domain, owner, job, null, "");
    }

    /** What became of each. */
    private List<String> run(String job, boolean rehearsal) {
        jobs.start(domain, owner, job, rehearsal);
        room.anew(
                () -> {
                    while (runner.portion("a", UserImportChores.READER)) {
                        // until nothing is left
                    }
                });
        return jobs.report(domain, job, Query.parse(null)).results().stream()
                .map(
                        line ->
                                "%s %s %s"
                                        .formatted(
                                                line.getString("user_id", "-"),
                                                line.getString("outcome"),
                                                line.getString("code", ""))
                                        .strip())
                .toList();
    }

    private String state(String job) {
        return jobs.list(domain, Query.parse(null).with("job_id", job))
                .results()
                .get(0)
                .getString("state");
    }

    private User signIn(String userId) {
        JsonObject credentials =
                Json.createObjectBuilder().add("user_id", userId).add("password", PASSWORD).build();
        return arrival.recognise(domain, credentials);
    }

    private Principal of(User user) {
        return new Principal(
                OwnerType.USER,
                CallerRole.DOMAIN_ADMIN,
                domain,
                user.userId(),
                "",
                List.of(),
                List.of(),
                "session",
                SessionKind.SIGN_IN,
                Instant.EPOCH);
    }
}
