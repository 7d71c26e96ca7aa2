package spaceone.identity.directory;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import spaceone.identity.Json;

/** What an OpenID provider says of itself in its discovery document. */
record Provider(JsonObject document) {

    String issuer() {
        return DirectorySettings.text(document, "issuer").orElse("");
    }

    URI keys() throws IOException {
        return endpoint("jwks_uri").orElseThrow(() -> missing("jwks_uri"));
    }

    URI tokenEndpoint() throws IOException {
        return endpoint("token_endpoint").orElseThrow(() -> missing("token_endpoint"));
    }

    /** What is not said is the usual way (OpenID Connect Discovery, 3). */
    boolean takesBasic() {
        return !(document.get("token_endpoint_auth_methods_supported") instanceof JsonArray ways)
                || !ways.contains(Json.createValue("client_secret_post"))
                || ways.contains(Json.createValue("client_secret_basic"));
    }

    Optional<URI> introspection() throws IOException {
        return endpoint("introspection_endpoint");
    }

    Optional<URI> userInfo() throws IOException {
        return endpoint("userinfo_endpoint");
    }

    private Optional<URI> endpoint(String name) throws IOException {
        Optional<String> address = DirectorySettings.text(document, name);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address.get()));
        } catch (URISyntaxException e) {
            throw new IOException("the provider's " + name + " is not an address", e);
        }
    }

    private static IOException missing(String name) {
        return new IOException("the provider names no " + name);
    }
}
