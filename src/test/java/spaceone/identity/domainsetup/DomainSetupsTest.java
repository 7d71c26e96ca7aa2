package spaceone.identity.domainsetup;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.domainsetup.Documents.document;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.query.QueryError;
import spaceone.identity.user.User;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** A domain is made what a document tells, or nothing of it is changed. */
@InRoom
class DomainSetupsTest {

    private static final String ALL =
            """
            {"organization": {"display_name": "Acme", "language": "ko", "timezone": "Asia/Seoul",
               "password_rules": "LENGTH"},
             "roles": [
               {"name": "Auditor", "role_type": "WORKSPACE_MEMBER", "state": "ENABLED",
                "permissions": ["identity:User.read"], "page_access": [], "tags": {"n": 1}},
               {"name": "Old", "role_type": "WORKSPACE_OWNER", "state": "DISABLED",
                "permissions": [], "page_access": ["a.*"], "tags": {}}],
             "workspace_groups": [{"name": "EMEA", "tags": {}}],
             "workspaces": [
               {"name": "Berlin", "state": "ENABLED", "tags": {"a": "b"}, "workspace_group": "EMEA"},
               {"name": "Seoul", "state": "DISABLED", "tags": {}, "workspace_group": ""}],
             "user_groups": [
               {"workspace": "Berlin", "name": "Operators", "description": "At night", "tags": {}}],
             "directory": {"state": "ENABLED", "plugin_id": "ldap", "version": "1.0",
               "options": {"protocol": "ldap", "identity_provider": "corp", "url": "ldaps://ldap.invalid",
                 "base_dn": "dc=acme",
                 "group_mapper": {"rules": [
                   {"group": "audit", "role": "Auditor", "workspace": "Berlin"},
                   {"group": "night", "user_group": "Operators", "workspace": "Berlin"}]}},
               "secret_data": {"bind_password": "Correct3Horse"}},
             "external_directories": [
               {"name": "Contractors", "order": 2, "plugin_id": "ldap", "version": "2.0",
                "upgrade_mode": "MANUAL", "schema_id": "s", "schema": {"a": 1},
                "options": {"protocol": "ldap", "identity_provider": "b", "url": "ldaps://b.invalid",
                  "base_dn": "dc=b", "email_domains": ["b.example"],
                  "group_mapper": {"rules": [
                    {"group": "audit", "role": "Auditor", "workspace": "Seoul"}]}},
                "secret_data": {"password": "Correct5Horse"}},
               {"name": "Branch", "order": 1, "plugin_id": "oidc",
                "options": {"protocol": "oidc", "identity_provider": "c", "issuer": "https://c.invalid",
                  "client_id": "c"}}],
             "retention_policy": {"disabled_days": 365},
             "factor_policy": {"required_for": "ROLES", "roles": ["Auditor"], "kinds": ["EMAIL", "OTP"],
               "enforced_from": "2030-01-01T00:00:00Z", "new_device_mail": true, "trust_days": 7,
               "passkey_rp_id": "acme.example", "passkey_origins": ["https://acme.example"],
               "passkey_models": ["ee882879-721c-4913-9775-3dfcce97072a"]}}
            """;

    @Inject DomainSetups setups;
    @Inject ExternalAuths externalAuths;
    @Inject Town town;
    @Inject Town elsewhere;
    @Inject Room room;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    /** All of it would stand in memory at once, and no request could bring it back. */
    @Test
    void noDocumentTellsMoreThanARequestCanHold() {
        String tag = "x".repeat(62_000);
        for (int i = 0; i < 17; i++) {
            apply(
                    """
                    {"workspaces": [{"name": "W%d", "tags": {"a": "%s"}}]}
                    """
                            .formatted(i, tag));
        }

        refused(QueryError.ANSWER_TOO_LARGE, () -> setups.export(domain));
    }

    @Test
    void whatIsExportedFromOneDomainMakesAnotherTheSame() {
        assertThat(apply(ALL))
                .extracting(SetupChange::outcome)
                .doesNotContain(SetupOutcome.REMOVED);
        Map<Section, List<JsonObject>> one = setups.export(domain);

        String other = elsewhere.domainId();
        assertThat(setups.apply(other, new DomainSetup(one, Set.of()), "ci", false).problems())
                .isEmpty();

        assertThat(setups.export(other)).isEqualTo(one);
        assertThat(one.get(Section.ROLES))
                .extracting(role -> role.getString("name"))
                .contains("Auditor", "Old", "Domain Admin");
        assertThat(one.get(Section.EXTERNAL_DIRECTORIES))
                .extracting(directory -> directory.getString("name"))
                .containsExactly("Branch", "Contractors");
        assertThat(one.get(Section.EXTERNAL_DIRECTORIES).toString())
                .contains("\"role\":\"Auditor\"", "\"workspace\":\"Seoul\"")
                .doesNotContain("secret", "Correct5Horse", "directory-");
        assertThat(one.get(Section.DIRECTORY).toString())
                .contains("\"role\":\"Auditor\"", "\"user_group\":\"Operators\"")
                .doesNotContain("secret_data", "Correct3Horse");
    }

    @Test
    void theSecondTimeNothingIsChanged() {
        apply(ALL);
        Object records = records();

        assertThat(apply(ALL))
                .extracting(SetupChange::outcome)
                .contains(SetupOutcome.UNCHANGED)
                .isSubsetOf(SetupOutcome.UNCHANGED, SetupOutcome.LEFT);
        assertThat(
                        setups.apply(
                                        domain,
                                        new DomainSetup(setups.export(domain), Set.of()),
                                        "ci",
                                        false)
                                .changes())
                .extracting(SetupChange::outcome)
                .containsOnly(SetupOutcome.UNCHANGED);
        assertThat(records()).isEqualTo(records);
    }

    @Test
    void aRehearsalSaysWhatWouldBecomeOfItAndChangesNothing() {
        Map<Section, List<JsonObject>> before = setups.export(domain);
        Object records = records();

        List<SetupChange> would = setups.apply(domain, document(ALL), "ci", true).changes();

        assertThat(setups.export(domain)).isEqualTo(before);
        assertThat(records()).isEqualTo(records);
        assertThat(apply(ALL)).isEqualTo(would);
    }

    @Test
    void eachMemberThatChangesIsToldAndOnRecord() {
        apply(ALL);
        List<SetupChange> changes =
                apply(
                        """
                        {"roles": [{"name": "Auditor", "role_type": "WORKSPACE_MEMBER",
                           "permissions": ["identity:User.read", "identity:Role.read"]}],
                         "workspaces": [{"name": "Berlin", "workspace_group": ""}]}
                        """);

        SetupChange role = of(changes, "Auditor");
        assertThat(role.outcome()).isEqualTo(SetupOutcome.CHANGED);
        assertThat(role.differences())
                .extracting(Difference::member)
                .containsExactly("permissions");
        assertThat(role.differences().get(0).before()).hasToString("[\"identity:User.read\"]");
        assertThat(of(changes, "Berlin").differences())
                .extracting(Difference::member)
                .containsExactly("workspace_group");
        assertThat(of(changes, "Seoul").outcome()).isEqualTo(SetupOutcome.LEFT);
        assertThat(
                        room.rows(
                                "select action from audit_records where domain_id = ?1 order by id desc limit 2",
                                domain))
                .hasToString("[Workspace.change_workspace_group, Role.update]");
    }

    @Test
    void nothingGoesUnlessTheDocumentSaysSo() {
        apply(ALL);

        assertThat(of(apply("{\"user_groups\": []}"), "Berlin / Operators").outcome())
                .isEqualTo(SetupOutcome.LEFT);
        List<SetupChange> pruned =
                apply("{\"roles\": [], \"user_groups\": []}", Section.USER_GROUPS, Section.ROLES);

        assertThat(of(pruned, "Berlin / Operators").outcome()).isEqualTo(SetupOutcome.REMOVED);
        assertThat(of(pruned, "Auditor").outcome()).isEqualTo(SetupOutcome.REMOVED);
        assertThat(of(pruned, "Workspace Owner").outcome()).isEqualTo(SetupOutcome.LEFT);
        assertThat(setups.export(domain).get(Section.USER_GROUPS)).isEmpty();
        assertThat(setups.export(domain).get(Section.WORKSPACES)).hasSize(2);
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndNothingIsDone() {
        town.workspace();
        Map<Section, List<JsonObject>> before = setups.export(domain);

        List<SetupProblem> problems =
                setups.apply(
                                domain,
                                document(
                                        """
                                        {"organization": {"display_name": "Other"},
                                         "roles": [
                                           {"name": "Workspace Owner", "role_type": "WORKSPACE_OWNER", "permissions": ["a"]},
                                           {"name": "Fine", "role_type": "WORKSPACE_OWNER"},
                                           {"name": "Fine", "role_type": "WORKSPACE_OWNER"}],
                                         "workspaces": [{"name": "W", "workspace_group": "Nowhere"}],
                                         "directory": {"plugin_id": "x", "options": {}},
                                         "factor_policy": {"required_for": "ROLES", "roles": ["Nobody"],
                                           "enforced_from": "2030-01-01T00:00:00Z"}}
                                        """),
                                "ci",
                                false)
                        .problems();

        assertThat(problems)
                .extracting(SetupProblem::path)
                .containsExactly(
                        "directory", "roles[0]", "roles[2]", "workspaces[0]", "factor_policy");
        assertThat(setups.export(domain)).isEqualTo(before);
    }

    @Test
    void nobodyDoesByADocumentWhatTheyCouldNotDoOtherwise() {
        User kim = town.user("kim");
        String[] reading = {
            "identity:Role.read", "identity:Workspace.read", "identity:DomainSetup.*"
        };
        town.actsAs(kim, reading);
        String wanted =
                "{\"roles\": [{\"name\": \"R\", \"role_type\": \"WORKSPACE_OWNER\", \"permissions\": [%s]}]}";

        assertDenied(wanted.formatted("\"identity:Role.read\""), "roles[0]");
        assertDenied("{\"organization\": {\"language\": \"ko\"}}", "organization");
        town.actsAs(kim, "identity:Role.*");
        assertDenied(wanted.formatted("\"identity:User.write\""), "roles[0]");
        assertDenied(wanted.formatted(""), "roles[0]");
        assertThat(apply(wanted.formatted("\"identity:Role.read\"")))
                .extracting(SetupChange::outcome)
                .contains(SetupOutcome.CREATED);
        town.nobodyActs();
    }

    @Test
    void nobodyIsToldWhatTheyMayNotRead() {
        town.actsAs(town.user("kim"), "identity:Role.read", "identity:UserGroup.read");

        assertThat(setups.export(domain)).containsOnlyKeys(Section.ROLES, Section.USER_GROUPS);
        assertDenied("{\"factor_policy\": {\"required_for\": \"NOBODY\"}}", "factor_policy");
        town.nobodyActs();
    }

    @Test
    void aRoleThatIsHeldStays() {
        String role = town.role(RoleType.WORKSPACE_MEMBER, "identity:User.read");
        town.appoint(town.user("lee"), role, town.workspace());

        List<SetupProblem> problems =
                setups.apply(domain, document("{}", Section.ROLES), "ci", false).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).path()).startsWith("roles/role-");
    }

    @Test
    void secretsStayWhereTheyAreLeftOutAndAreNeverShown() {
        apply(ALL);
        List<SetupChange> same = apply(ALL.replaceAll(",\\s*\"secret_data\": \\{[^}]*}", ""));

        assertThat(of(same, Section.DIRECTORY).outcome()).isEqualTo(SetupOutcome.UNCHANGED);
        assertThat(
                        externalAuths
                                .directory(domain)
                                .orElseThrow()
                                .secrets()
                                .getString("bind_password"))
                .isEqualTo("Correct3Horse");
        SetupChange changed =
                of(apply(ALL.replace("Correct3Horse", "Correct4Horse")), Section.DIRECTORY);
        assertThat(changed.outcome()).isEqualTo(SetupOutcome.CHANGED);
        assertThat(changed.toString()).contains("secret_data").doesNotContain("Correct");
        assertThat(
                        externalAuths
                                .directory(domain)
                                .orElseThrow()
                                .secrets()
                                .getString("bind_password"))
                .isEqualTo("Correct4Horse");
        apply("{\"directory\": {\"state\": \"DISABLED\"}}");
        assertThat(externalAuths.find(domain)).isEmpty();
    }

    @Test
    void theManagedRolesAreTheSameEverywhere() {
        List<SetupChange> changes =
                apply(
                        "{\"roles\": [{\"name\": \"Workspace Member\", \"role_type\": \"WORKSPACE_MEMBER\","
                                + " \"state\": \"DISABLED\"}]}");

        assertThat(of(changes, "Workspace Member").outcome()).isEqualTo(SetupOutcome.CHANGED);
        assertThat(setups.export(domain).get(Section.ROLES).toString())
                .doesNotContain(Role.WORKSPACE_MEMBER);
    }

    private void assertDenied(String document, String path) {
        List<SetupProblem> problems =
                setups.apply(domain, document(document), "ci", true).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).path()).isEqualTo(path);
        assertThat(problems.get(0).refusal().error()).isEqualTo(CommonError.PERMISSION_DENIED);
    }

    private List<SetupChange> apply(String document, Section... pruned) {
        DomainSetups.Applied applied =
                setups.apply(domain, document(document, pruned), "ci", false);
        assertThat(applied.problems()).isEmpty();
        return applied.changes();
    }

    private static SetupChange of(List<SetupChange> changes, String name) {
        return changes.stream().filter(c -> name.equals(c.name())).findFirst().orElseThrow();
    }

    private static SetupChange of(List<SetupChange> changes, Section section) {
        return changes.stream().filter(c -> c.section() == section).findFirst().orElseThrow();
    }

    private Object records() {
        return room.value("select count(*) from audit_records where domain_id = ?1", domain);
    }
}
