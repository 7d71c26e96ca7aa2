package spaceone.identity.directory;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.CommonError;

/**
 * Which provider, and who we are there. {@code clientId} is the one that sign-in pages use; {@code
 * secretClientId} and {@code clientSecret} are for our own calls and may belong to another client;
 * tokens may be made for any of {@code audiences}, {@code clientId} among them.
 */
record OidcOptions(
        String identityProvider,
        URI configuration,
        Optional<String> issuer,
        String clientId,
        String secretClientId,
        Optional<String> clientSecret,
        Optional<String> adminBasePath,
        FieldMapper fields,
        Set<String> audiences,
        Set<String> hostedDomains,
        boolean google,
        boolean userInfo,
        Optional<GroupMapper> groups) {

    private static final String GOOGLE = "https://accounts.google.com";
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Pattern REALM = Pattern.compile("(.*)/realms/([^/]+)/?");

    /** The realm of a Keycloak and the address of its people. */
    record Realm(String name, URI users) {}

    static OidcOptions of(DirectorySettings settings) {
        boolean google = isGoogle(settings);
        Optional<String> issuer = settings.option("issuer");
        String document =
                settings.option("openid-configuration", "openid_configuration")
                        .or(() -> issuer.map(OidcOptions::wellKnown))
                        .or(() -> Optional.of(wellKnown(GOOGLE)).filter(address -> google))
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
                issuer,
                clientId,
                settings.secret("client_id").orElse(clientId),
                settings.secret("client_secret"),
                settings.option("admin_url_base_path"),
                FieldMapper.of(settings, google ? "email" : "username"),
                audiences(settings, clientId),
                google ? settings.several("validator", "hosted_domain") : Set.of(),
                google,
                !settings.isOff("userinfo"),
                GroupMapper.of(settings));
    }

    /** By its protocol, or by its name: whoever sets it up as any other provider means the same. */
    private static boolean isGoogle(DirectorySettings settings) {
        return settings.protocol().startsWith("google")
                || settings.option("issuer")
                        .filter(issuer -> Issuers.areOne(issuer, GOOGLE))
                        .isPresent();
    }

    private static Set<String> audiences(DirectorySettings settings, String clientId) {
        Set<String> all = new HashSet<>(settings.several("audience", "audiences"));
        all.add(clientId);
        return Set.copyOf(all);
    }

    /**
     * What the provider must call itself: as it was set, or as the address of its document says.
     */
    Optional<String> expectedIssuer() {
        return issuer.or(() -> issuerOf(configuration.toString()));
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
