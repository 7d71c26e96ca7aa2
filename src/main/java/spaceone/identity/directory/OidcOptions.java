package spaceone.identity.directory;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.CommonError;

/**
 * Which provider, and who we are there. {@code clientId} is the one that sign-in pages use; {@code
 * secretClientId} and {@code clientSecret} are for our own calls and may belong to another client.
 */
record OidcOptions(
        String identityProvider,
        URI configuration,
        Optional<String> issuer,
        String clientId,
        String secretClientId,
        Optional<String> clientSecret,
        Optional<String> adminBasePath,
        FieldMapper fields) {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Pattern REALM = Pattern.compile("(.*)/realms/([^/]+)/?");

    /** The realm of a Keycloak and the address of its people. */
    record Realm(String name, URI users) {}

    static OidcOptions of(DirectorySettings settings) {
        Optional<String> issuer = settings.option("issuer");
        String document =
                settings.option("openid-configuration", "openid_configuration")
                        .or(() -> issuer.map(OidcOptions::wellKnown))
                        .orElseThrow(
                                () ->
                                        CommonError.REQUIRED_PARAMETER.with(
                                                DirectorySettings.key("issuer")));
        String clientId =
                settings.option("client_id")
                        .or(() -> settings.secret("client_id"))
                        .orElseThrow(
                                () ->
                                        CommonError.REQUIRED_PARAMETER.with(
                                                DirectorySettings.key("client_id")));
        return new OidcOptions(
                settings.option("identity_provider").orElse("oidc"),
                DirectorySettings.address("openid-configuration", document),
                issuer.or(() -> issuerOf(document)),
                clientId,
                settings.secret("client_id").orElse(clientId),
                settings.secret("client_secret"),
                settings.option("admin_url_base_path"),
                FieldMapper.of(settings));
    }

    private static String wellKnown(String issuer) {
        return issuer.replaceFirst("/$", "") + WELL_KNOWN;
    }

    /** The document of an issuer lies below the issuer's own address. */
    private static Optional<String> issuerOf(String document) {
        return document.endsWith(WELL_KNOWN)
                ? Optional.of(document.substring(0, document.length() - WELL_KNOWN.length()))
                : Optional.empty();
    }

    /** Keycloak, recognised by the shape of its issuer. */
    Optional<Realm> realm(String issuerOfProvider) {
        Matcher realm = REALM.matcher(issuerOfProvider);
        if (!realm.matches()) {
            return Optional.empty();
        }
        URI root = URI.create(realm.group(1));
        String path =
                adminBasePath.orElse(
                        (root.getPath() == null ? "" : root.getPath()) + "/admin/realms/");
        if (!path.startsWith("/")) {
            path = "/" + path;
        }
        URI users =
                root.resolve((path.endsWith("/") ? path : path + "/") + realm.group(2) + "/users");
        return Optional.of(new Realm(realm.group(2), users));
    }
}
