package spaceone.testkit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** A domain whose people sign in elsewhere. */
public final class Federation {

    private final Tenant tenant;

    private Federation(Tenant tenant) {
        this.tenant = tenant;
    }

    public static Federation of(Tenant tenant) {
        return new Federation(tenant);
    }

    public Tenant tenant() {
        return tenant;
    }

    public Federation with(OpenIdProvider provider, boolean autoUserSync) {
        set(options(provider, autoUserSync), secrets()).is(200);
        return this;
    }

    public Federation with(MemoryLdap ldap) {
        set(ldap.options(), ldap.secrets()).is(200);
        return this;
    }

    public Answer set(JsonObjectBuilder options, JsonObject secrets) {
        return call("set", options, secrets);
    }

    public Answer test(JsonObjectBuilder options, JsonObject secrets) {
        return call("test", options, secrets);
    }

    private Answer call(String verb, JsonObjectBuilder options, JsonObject secrets) {
        return tenant.asAdmin("external-auth/" + verb, plugin(options, secrets));
    }

    /** The body that sets the provider, or tries it. */
    public static String plugin(OpenIdProvider provider) {
        return plugin(options(provider, false), secrets());
    }

    private static String plugin(JsonObjectBuilder options, JsonObject secrets) {
        JsonObjectBuilder plugin =
                Json.createObjectBuilder().add("plugin_id", "plugin-stub").add("options", options);
        if (!secrets.isEmpty()) {
            plugin.add("secret_data", secrets);
        }
        return Json.createObjectBuilder().add("plugin_info", plugin).build().toString();
    }

    public static JsonObjectBuilder options(OpenIdProvider provider, boolean autoUserSync) {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("identity_provider", "stub")
                .add("issuer", provider.issuer())
                .add("client_id", OpenIdProvider.CLIENT)
                .add("auto_user_sync", autoUserSync ? JsonValue.TRUE : JsonValue.FALSE);
    }

    public static JsonObject secrets() {
        return Json.createObjectBuilder()
                .add("client_id", OpenIdProvider.CLIENT)
                .add("client_secret", OpenIdProvider.SECRET)
                .build();
    }

    /** An EXTERNAL user as an administrator creates him: PENDING. */
    public Federation user(String userId, String more) {
        tenant.asAdmin(
                        "user/create",
                        "{\"user_id\": \"%s\", \"auth_type\": \"EXTERNAL\"%s}"
                                .formatted(userId, more))
                .is(200);
        return this;
    }

    public Answer signIn(String accessToken) {
        return signInWith("access_token", accessToken);
    }

    public Answer signInWith(String credential, String token) {
        return issue(Json.createObjectBuilder().add(credential, token));
    }

    /** Of the refused sign-ins that are on record: why, and about whom. */
    public List<String> refusals() {
        String query =
                "{\"query\": {\"filter\": [{\"k\": \"action\", \"v\": \"Token.issue\", \"o\": \"eq\"},"
                        + " {\"k\": \"outcome\", \"v\": \"REFUSED\", \"o\": \"eq\"}]}}";
        return tenant
                .asAdmin("audit-record/list", query)
                .is(200)
                .json()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(
                        row ->
                                row.getJsonObject("details").getString("cause", "")
                                        + " "
                                        + row.getString("target_id", ""))
                .toList();
    }

    public Answer signIn(String userId, String password) {
        return issue(Json.createObjectBuilder().add("user_id", userId).add("password", password));
    }

    public Answer issue(JsonObjectBuilder credentials) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                Json.createObjectBuilder()
                        .add("domain_id", tenant.domainId())
                        .add("auth_type", "EXTERNAL")
                        .add("credentials", credentials)
                        .build()
                        .toString());
    }

    /** A method of v1 User, as the administrator. */
    public Answer v1(String method, JsonObjectBuilder request) {
        return Api.post(
                "/identity/v1/" + method,
                tenant.adminToken(),
                request.add("domain_id", tenant.domainId()).build().toString());
    }

    public Answer find(String key, String text) {
        return v1(
                "user/find",
                Json.createObjectBuilder()
                        .add("search", Json.createObjectBuilder().add(key, text)));
    }

    public Answer sync(String userId) {
        return v1("user/sync", Json.createObjectBuilder().add("user_id", userId));
    }

    public Answer create(String userId) {
        return v1(
                "user/create",
                Json.createObjectBuilder().add("user_id", userId).add("backend", "EXTERNAL"));
    }

    public Answer record(String userId) {
        return tenant.asAdmin("user/get", "{\"user_id\": \"%s\"}".formatted(userId));
    }

    public String state(String userId) {
        return record(userId).is(200).text("state");
    }

    /** Whether this token of his still opens his own profile. */
    public static Answer profile(String token) {
        return Api.post("/identity/v2/user-profile/get", token, "{}");
    }
}
