package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody's groups in the directory give them here. */
class GroupMapperTest {

    @Test
    void whoeverIsInAGroupHasWhatItsRulesGive() {
        GroupMapper mapper =
                mapper(
                        "oidc",
                        """
                        {"rules": [
                          {"group": "staff", "role_id": "member", "workspace_id": "w1"},
                          {"group": "staff", "user_group_id": "ug"},
                          {"group": "chiefs", "role_id": "admin"}]}
                        """);
        assertThat(mapper.deserved(Set.of("staff", "others")).roles())
                .containsOnlyKeys("w1")
                .containsValue("member");
        assertThat(mapper.deserved(Set.of("staff")).userGroups()).containsExactly("ug");
        assertThat(mapper.deserved(Set.of("/chiefs")).roles()).containsEntry("*", "admin");
        assertThat(mapper.deserved(Set.of("Staff", "customers/staff")).roles()).isEmpty();
    }

    @Test
    void ofSeveralRulesForOneWorkspaceTheFirstCounts() {
        GroupMapper mapper =
                mapper(
                        "oidc",
                        """
                        {"rules": [
                          {"group": "a", "role_id": "owner", "workspace_id": "w1"},
                          {"group": "b", "role_id": "member", "workspace_id": "w1"}]}
                        """);
        assertThat(mapper.deserved(Set.of("b", "a")).roles()).containsEntry("w1", "owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN=Staff, OU=Groups, DC=beta | cn=staff,ou=groups,dc=beta | true",
                "staff | CN=Staff,OU=Groups,DC=beta | true",
                "cn=staff,ou=groups,dc=beta | cn=staff,ou=others,dc=beta | false",
                "groups | cn=staff,ou=groups,dc=beta | false",
                "staff | Staff | true"
            })
    void entriesOfLdapAreNamedInWholeOrByTheirFirstPart(String rule, String group, boolean fits) {
        GroupMapper mapper =
                mapper(
                        "ldap",
                        "{\"rules\": [{\"group\": \"%s\", \"role_id\": \"r\"}]}".formatted(rule));
        assertThat(mapper.deserved(Set.of(group)).roles().isEmpty()).isNotEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups | {\"groups\": [\"a\", 7]}",
                "groups | {\"groups\": \"a\"}",
                "realm_access.roles | {\"realm_access\": {\"roles\": [\"a\"]}}",
                "https://beta.io/roles | {\"https://beta.io/roles\": [\"a\"]}"
            })
    void anyClaimMayNameTheGroups(String claim, String claims) {
        GroupMapper mapper = mapper("oidc", "{\"claim\": \"%s\"}".formatted(claim));
        assertThat(mapper.ofClaims(object(claims))).contains(Set.of("a"));
    }

    @Test
    void noClaimMeansNoGroupsUnlessThereAreTooManyToTell() {
        GroupMapper mapper = mapper("oidc", "{}");
        assertThat(mapper.ofClaims(object("{}"))).contains(Set.of());
        assertThat(mapper.ofClaims(object("{\"_claim_names\": {\"groups\": \"src1\"}}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"rules\": {}}",
                "{\"rules\": [7]}",
                "{\"rules\": [{\"role_id\": \"r\"}]}",
                "{\"rules\": [{\"group\": \"g\"}]}",
                "{\"rules\": [{\"group\": \"g\", \"role_id\": \"r\", \"user_group_id\": \"u\"}]}"
            })
    void aTableThatSaysNothingClearIsRefused(String table) {
        assertThatThrownBy(() -> mapper("oidc", table)).hasMessageContaining("group_mapper");
    }

    @Test
    void withoutATableThereIsNone() {
        assertThat(
                        GroupMapper.of(
                                new DirectorySettings(
                                        "domain",
                                        JsonValue.EMPTY_JSON_OBJECT,
                                        JsonValue.EMPTY_JSON_OBJECT)))
                .isEqualTo(Optional.empty());
    }

    private static GroupMapper mapper(String protocol, String table) {
        return GroupMapper.of(
                        new DirectorySettings(
                                "domain",
                                object(
                                        "{\"protocol\": \"%s\", \"group_mapper\": %s}"
                                                .formatted(protocol, table)),
                                JsonValue.EMPTY_JSON_OBJECT))
                .orElseThrow();
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
