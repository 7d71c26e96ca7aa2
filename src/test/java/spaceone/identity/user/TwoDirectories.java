package spaceone.identity.user;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.testkit.Certificate;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;

/** The directories of a domain: two of LDAP, and what is added. */
final class TwoDirectories implements AutoCloseable {

    static final String FIRSTS = "first's own 1";
    static final String SECONDS = "second's own 1";

    final MemoryLdap first;
    final MemoryLdap second;
    final String further;

    private final String domain;
    private final ExternalAuths externalAuths;
    private final ExternalDirectories directories;

    TwoDirectories(
            Certificate certificate,
            String domain,
            ExternalAuths externalAuths,
            ExternalDirectories directories) {
        this.domain = domain;
        this.externalAuths = externalAuths;
        this.directories = directories;
        first = MemoryLdap.start(certificate);
        second = MemoryLdap.start(certificate);
        setFirst(first.options());
        further = add("second", 1, second.options()).directoryId();
    }

    void setFirst(JsonObjectBuilder options) {
        externalAuths.set(domain, plugin(options), none());
    }

    void setSecond(JsonObjectBuilder options) {
        directories.update(domain, further, new Wanted(null, null, plugin(options)), none());
    }

    ExternalDirectory add(String name, int order, JsonObjectBuilder options) {
        return directories.create(domain, new Wanted(name, order, plugin(options)), none());
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }

    /** For the second one alone. */
    JsonObject named(String userId, String password) {
        return credentials(userId, password).add("directory_id", further).build();
    }

    static JsonObjectBuilder credentials(String userId, String password) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", password);
    }

    static JsonObject shown(String kind, String token) {
        return Json.createObjectBuilder().add(kind, token).build();
    }

    static JsonObjectBuilder domains(JsonObjectBuilder options, String domains) {
        return options.add("email_domains", Json.createArrayBuilder().add(domains));
    }

    static JsonObjectBuilder provider(OpenIdProvider provider) {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("issuer", provider.issuer())
                .add("client_id", OpenIdProvider.CLIENT)
                .add("client_secret", OpenIdProvider.SECRET);
    }

    static NewExternalAuth plugin(JsonObjectBuilder options) {
        JsonObject all =
                options.add("identity_provider", "stub").add("auto_user_sync", true).build();
        JsonObject secrets =
                Json.createObjectBuilder()
                        .add("bind_dn", MemoryLdap.ACCOUNT)
                        .add("password", MemoryLdap.ACCOUNT_PASSWORD)
                        .build();
        return new NewExternalAuth("p", null, null, all, secrets, null, null);
    }

    static JsonObject none() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
