package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** The set-up of a domain as one document, over HTTP. */
@InServer
class DomainSetupIT {

    private static final String DOCUMENT =
            """
            {"organization": {"display_name": "Acme", "language": "ko", "accent_dark": "#7fd8be", "sign_in_texts": {"en": "Hi"}},
             "roles": [{"name": "Auditor", "role_type": "WORKSPACE_MEMBER", "permissions": ["identity:User.read"]}],
             "workspace_groups": [{"name": "EMEA", "tags": {"n": 1e2}}],
             "workspaces": [{"name": "Berlin", "workspace_group": "EMEA"}],
             "user_groups": [{"workspace": "Berlin", "name": "Operators"}],
             "external_directories": [{"name": "Branch", "plugin_id": "ldap", "options": {"protocol": "ldap",
               "identity_provider": "b", "url": "ldaps://127.0.0.1:1", "base_dn": "dc=b"}}],
             "retention_policy": {"never_signed_in_days": 90},
             "factor_policy": {"required_for": "ROLES", "roles": ["Auditor"], "enforced_from": "2030-01-01", "trust_days": 7,
               "passkey_rp_id": "acme.example", "passkey_origins": ["https://acme.example"]}%s}
            """;

    private final Tenant acme = Installation.domain();

    /** As a pipeline does, with the key of an app. */
    @Test
    void aPipelineTriesAndAppliesTheSameDocument() {
        String key =
                acme.asAdmin(
                                "app/create",
                                "{\"name\": \"ci\", \"role_id\": \"managed-domain-admin\", \"resource_group\": \"DOMAIN\"}")
                        .is(200)
                        .text("client_secret");

        Answer tried = call(key, "apply", DOCUMENT.formatted(", \"dry_run\": true")).is(200);
        assertThat(tried.json().getInt("created")).isEqualTo(5);
        assertThat(tried.json().getInt("changed")).isEqualTo(3);
        assertThat(call(key, "export", "{}").body()).doesNotContain("Auditor");

        Answer applied = call(key, "apply", DOCUMENT.formatted("")).is(200);
        assertThat(applied.json().getJsonArray("results"))
                .isEqualTo(tried.json().getJsonArray("results"));
        Answer again = call(key, "apply", DOCUMENT.formatted("")).is(200);
        assertThat(again.json().getInt("unchanged")).isEqualTo(8);

        String exported = call(key, "export", "{}").is(200).body();
        JsonObject same = call(key, "apply", exported).is(200).json();
        assertThat(same.getInt("created") + same.getInt("changed") + same.getInt("removed"))
                .isZero();
        Tenant other = Installation.domain();
        other.asAdmin("domain-setup/apply", exported).is(200);
        assertThat(other.asAdmin("domain-setup/export", "{}").body()).isEqualTo(exported);

        // A key has no sign-in that could be old; people have.
        Time.pass(acme, Duration.ofMinutes(6));
        call(key, "apply", exported).is(200);
        acme.asAdmin("domain-setup/apply", exported).isRefused(400, "ERROR_REQUIRED_PARAMETER");
        acme.asAdmin("domain-setup/apply", DOCUMENT.formatted(", \"dry_run\": true")).is(200);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Answer refused =
                acme.asAdmin(
                        "domain-setup/apply",
                        """
                        {"organization": {"accent_light": "#ffd500"},
                         "roles": [{"name": "R"}, {"name": "S", "role_type": "WORKSPACE_OWNER", "permisions": []}],
                         "workspaces": [{"name": "W", "workspace_group": 7}],
                         "external_directories": [{"name": "B"}]}
                        """);

        refused.isRefused(400, "ERROR_SETUP_REFUSED");
        assertThat(refused.json().getJsonObject("detail").getJsonArray("problems"))
                .extracting(problem -> problem.asJsonObject().getString("path"))
                .containsExactly(
                        "organization",
                        "roles[0]",
                        "roles[1]",
                        "workspaces[0]",
                        "external_directories[0]");
        assertThat(refused.message()).contains("permisions", "role_type", "ratio = 1.26");
        acme.asAdmin("domain-setup/apply", "{\"role\": []}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        acme.asAdmin(
                        "domain-setup/apply",
                        "{\"workspaces\": [{\"name\": \"W\"}, {\"name\": \"V\", \"workspace_group\": \"No\"}]}")
                .isRefused(400, "ERROR_SETUP_REFUSED");
        assertThat(acme.asAdmin("domain-setup/export", "{}").json().getJsonArray("workspaces"))
                .isEmpty();
    }

    private static Answer call(String key, String method, String body) {
        return Api.post("/identity/v2/domain-setup/" + method, key, body);
    }
}
