package spaceone.identity.externalauth;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Role;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.secret.SecretError;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** How a domain's directories are written down: what is shown of them, and what is sealed. */
@InRoom
class ExternalDirectoriesTest {

    private static final JsonObject PUBLIC = JsonValue.EMPTY_JSON_OBJECT;
    private static final String MASK = "********";

    @Inject ExternalAuths auths;
    @Inject ExternalDirectories directories;
    @Inject Providers providers;
    @Inject Town town;
    @Inject Room room;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    private static NewExternalAuth plugin(String options, String secrets) {
        return new NewExternalAuth(
                "plugin-ldap", null, null, json(options), json(secrets), null, null);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    /** Whatever drawer it was put in, and however deep. */
    @Test
    void secretsAreSealedAndShownAsMasks() {
        ExternalAuth auth =
                auths.set(
                        domain,
                        plugin(
                                "{'bind_password': 'one', 'deep': {'list': [{'api_token': 'two'}]}, 'token_endpoint': 'https://x'}",
                                "{'client_secret': 'three'}"),
                        PUBLIC);

        assertThat(auth.plugin().options())
                .isEqualTo(
                        json(
                                "{'bind_password': '%1$s', 'deep': {'list': [{'api_token': '%1$s'}]}, 'token_endpoint': 'https://x'}"
                                        .formatted(MASK)));
        String row =
                (String)
                        room.value(
                                "select cast(to_jsonb(e) as text) from external_auths e where domain_id = ?1",
                                domain);
        assertThat(row).contains("v1.").doesNotContain("one\"", "two\"", "three\"");
        assertThat(auths.directory(domain).orElseThrow().secrets())
                .isEqualTo(
                        json(
                                "{'bind_password': 'one', 'deep.list[0].api_token': 'two', 'client_secret': 'three'}"));
    }

    /** A form sends back what it was shown. */
    @Test
    void aMaskThatComesBackMeansWhatItHides() {
        auths.set(domain, plugin("{'bind_password': 'one', 'host': 'a'}", "{}"), PUBLIC);

        auths.set(domain, plugin("{'bind_password': '********', 'host': 'b'}", "{}"), PUBLIC);
        assertThat(auths.directory(domain).orElseThrow())
                .satisfies(
                        kept -> {
                            assertThat(kept.secrets()).isEqualTo(json("{'bind_password': 'one'}"));
                            assertThat(kept.options().getString("host")).isEqualTo("b");
                        });
        auths.set(domain, plugin("{'bind_password': 'two'}", "{}"), PUBLIC);

        assertThat(auths.directory(domain).orElseThrow().secrets())
                .isEqualTo(json("{'bind_password': 'two'}"));
    }

    @Test
    void aSecretOfOneDirectoryOpensForNoOther() {
        ExternalDirectory first = create("first", "{'bind_password': 'one'}");
        ExternalDirectory second = create("second", "{'bind_password': 'two'}");
        room.tamper(
                "update external_directories set secret = (select secret from external_directories"
                        + " where directory_id = ?1) where directory_id = ?2",
                first.directoryId(),
                second.directoryId());

        assertThat(directories.settings(first).secrets())
                .isEqualTo(json("{'bind_password': 'one'}"));
        refused(
                SecretError.SECRET_UNREADABLE,
                () ->
                        room.anew(
                                () ->
                                        directories.settings(
                                                directories.get(domain, second.directoryId()))));
    }

    private ExternalDirectory create(String name, String options) {
        return directories.create(domain, new Wanted(name, null, plugin(options, "{}")), PUBLIC);
    }

    @Test
    void directoriesHaveNamesAnOrderAndALimit() {
        ExternalDirectory late =
                directories.create(domain, new Wanted("late", 9, plugin("{}", "{}")), PUBLIC);
        ExternalDirectory early =
                directories.create(domain, new Wanted("early", 2, plugin("{}", "{}")), PUBLIC);

        assertThat(directories.list(domain))
                .extracting(ExternalDirectory::directoryId)
                .containsExactly(early.directoryId(), late.directoryId());
        refused(CommonError.SAVE_UNIQUE_VALUES, () -> create("late", "{}"));
        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () ->
                        directories.update(
                                domain, early.directoryId(), new Wanted("late", null, null), null));
        IntStream.range(2, ExternalDirectories.MOST).forEach(i -> create("d" + i, "{}"));
        refused(ExternalAuthError.TOO_MANY_DIRECTORIES, () -> create("one more", "{}"));
        directories.delete(domain, late.directoryId());
        refused(CommonError.NOT_FOUND, () -> directories.get(domain, late.directoryId()));
        refused(CommonError.NOT_FOUND, () -> directories.get("domain-x", early.directoryId()));
    }

    /** It gives roles in the name of whoever writes its table. */
    @Test
    void aTableOfGroupsNamesRolesThatCanBeGivenThere() {
        String workspace = town.workspace();
        String table =
                "{'protocol': 'ldap', 'group_mapper': {'rules': [{'group': 'staff', 'role_id': '%s', 'workspace_id': '%s'}]}}";

        create("fine", table.formatted(Role.WORKSPACE_MEMBER, workspace));
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> create("wrong", table.formatted(Role.DOMAIN_ADMIN, workspace)));
        refused(
                CommonError.NOT_FOUND,
                () -> create("nowhere", table.formatted(Role.WORKSPACE_MEMBER, "workspace-x")));
    }

    @Test
    void aProviderSaysHowItIsSpokenTo() {
        refused(ExternalAuthError.REQUIRED_FIELDS, () -> providers.check(json("{}")))
                .withMessageContaining("options.protocol, options.identity_provider");
        refused(
                ExternalAuthError.REQUIRED_FIELDS,
                () -> providers.check(json("{'protocol': 'oidc', 'identity_provider': ' '}")));
        providers.check(json("{'protocol': 'ldap', 'identity_provider': 'openldap'}"));
    }

    @Test
    void whatIsUnsetIsGone() {
        refused(CommonError.NOT_FOUND, () -> auths.unset(domain));
        auths.set(domain, plugin("{'bind_password': 'one'}", "{}"), PUBLIC);

        auths.unset(domain);

        assertThat(auths.find(domain)).isEmpty();
        assertThat(room.rows("select 1 from external_auths where domain_id = ?1", domain))
                .isEmpty();
    }
}
