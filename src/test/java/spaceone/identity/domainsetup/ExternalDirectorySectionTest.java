package spaceone.identity.domainsetup;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.domainsetup.Documents.document;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.externalauth.ExternalAuthError;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.user.User;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** The directories of a domain besides the first, in the document of its set-up. */
@InRoom
class ExternalDirectorySectionTest {

    private static final String TWO =
            """
            {"external_directories": [
               {"name": "Contractors", "order": 2, "plugin_id": "ldap", "version": "2.0",
                "upgrade_mode": "MANUAL", "schema_id": "s", "schema": {"a": 1},
                "options": {"protocol": "ldap", "identity_provider": "b", "url": "ldaps://b.invalid",
                  "base_dn": "dc=b", "email_domains": ["b.example"],
                  "group_mapper": {"rules": [
                    {"group": "audit", "role_id": "managed-domain-admin"}]}},
                "secret_data": {"password": "Correct5Horse"}},
               {"name": "Branch", "order": 1, "plugin_id": "oidc",
                "options": {"protocol": "oidc", "identity_provider": "c", "issuer": "https://c.invalid",
                  "client_id": "c"}}]}
            """;

    @Inject DomainSetups setups;
    @Inject ExternalDirectories directories;
    @Inject Town town;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    @Test
    void furtherDirectoriesAreKnownByTheirNamesAndKeepTheirSecrets() {
        apply(TWO);
        ExternalDirectory made = further("Contractors");

        List<SetupChange> changes =
                apply(
                        """
                        {"external_directories": [
                          {"name": "Contractors", "order": 0, "plugin_id": "ldap",
                           "options": {"protocol": "ldap", "identity_provider": "b",
                             "url": "ldaps://new.invalid", "base_dn": "dc=b"}}]}
                        """);

        assertThat(of(changes, "Contractors").differences())
                .extracting(Difference::member)
                .containsExactlyInAnyOrder(
                        "order", "options", "version", "upgrade_mode", "schema_id", "schema");
        assertThat(of(changes, "Branch").outcome()).isEqualTo(SetupOutcome.LEFT);
        ExternalDirectory now = further("Contractors");
        assertThat(now.directoryId()).isEqualTo(made.directoryId());
        assertThat(now.order()).isZero();
        assertThat(now.plugin().metadata())
                .hasToString("{\"protocol\":\"ldap\",\"identity_provider\":\"b\"}");
        assertThat(directories.settings(now).secrets().getString("password"))
                .isEqualTo("Correct5Horse");

        SetupChange other = of(apply(TWO.replace("Correct5Horse", "Correct6Horse")), "Contractors");
        assertThat(other.toString()).contains("secret_data").doesNotContain("Correct");
        assertThat(directories.settings(further("Contractors")).secrets().getString("password"))
                .isEqualTo("Correct6Horse");

        List<SetupChange> pruned =
                apply("{\"external_directories\": []}", Section.EXTERNAL_DIRECTORIES);
        assertThat(pruned)
                .extracting(SetupChange::outcome)
                .containsOnly(SetupOutcome.REMOVED)
                .hasSize(2);
        assertThat(directories.list(domain)).isEmpty();
    }

    @Test
    void oneThatGoesMakesRoomForOneThatComes() {
        apply(numbered(0));
        assertThat(setups.apply(domain, document(numbered(1)), "ci", false).problems())
                .extracting(problem -> problem.refusal().error())
                .containsExactly(ExternalAuthError.TOO_MANY_DIRECTORIES);

        List<SetupChange> changes = apply(numbered(1), Section.EXTERNAL_DIRECTORIES);

        assertThat(of(changes, "d0").outcome()).isEqualTo(SetupOutcome.REMOVED);
        assertThat(of(changes, "d20").outcome()).isEqualTo(SetupOutcome.CREATED);
        assertThat(directories.list(domain)).hasSize(20);
    }

    /** As many as a domain may have. */
    private static String numbered(int first) {
        return IntStream.range(first, first + 20)
                .mapToObj(
                        n ->
                                """
                                {"name": "d%d", "order": %d, "plugin_id": "ldap",
                                 "options": {"protocol": "ldap", "identity_provider": "b",
                                   "url": "ldaps://b.invalid", "base_dn": "dc=b"}}"""
                                        .formatted(n, n))
                .collect(joining(",", "{\"external_directories\": [", "]}"));
    }

    @Test
    void furtherDirectoriesTakeThePermissionsOfTheFirst() {
        String wanted = "{\"external_directories\": [%s]}";
        String one =
                """
                {"name": "B", "order": 0, "plugin_id": "ldap", "options": {"protocol": "ldap",
                  "identity_provider": "b", "url": "ldaps://b.invalid", "base_dn": "dc=b"}}
                """;
        User kim = town.administrator("kim");
        town.actsAs(kim, "identity:Role.read");
        assertDenied(wanted.formatted(""), "external_directories");
        assertThat(setups.export(domain)).doesNotContainKey(Section.EXTERNAL_DIRECTORIES);
        town.actsAs(kim, "identity:ExternalAuth.read");
        assertDenied(wanted.formatted(one), "external_directories[0]");
        town.actsAs(kim, "identity:ExternalAuth.*");
        assertThat(apply(wanted.formatted(one)))
                .extracting(SetupChange::outcome)
                .containsExactly(SetupOutcome.CREATED);
        town.nobodyActs();
    }

    private ExternalDirectory further(String name) {
        return directories.list(domain).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertDenied(String document, String path) {
        List<SetupProblem> problems =
                setups.apply(domain, document(document), "ci", true).problems();
        assertThat(problems).extracting(SetupProblem::path).containsExactly(path);
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
}
