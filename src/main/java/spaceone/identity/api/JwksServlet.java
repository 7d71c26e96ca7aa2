package spaceone.identity.api;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Json;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.token.KeyPurpose;
import spaceone.identity.token.Keys;

/**
 * {@code GET /jwks/DOMAIN_ID}: the public keys of a domain's access tokens as a JWK set (RFC 7517),
 * so that any service can check our tokens. A domain that is not enabled has none: what it signed
 * is good for nothing.
 */
@WebServlet(name = "jwks", urlPatterns = "/jwks/*")
public class JwksServlet extends HttpServlet {

    @Inject transient Domains domains;
    @Inject transient Keys keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo();
        Optional<Domain> domain =
                path == null
                        ? Optional.empty()
                        : domains.find(path.substring(1)).filter(Domain::isEnabled);
        if (domain.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var set =
                new JWKSet(
                        List.copyOf(keys.publicKeys(domain.get().domainId(), KeyPurpose.ACCESS)));
        response.setHeader("Cache-Control", "public, max-age=" + Keys.CACHED.toSeconds());
        try (var reader = Json.createReader(new java.io.StringReader(set.toString()))) {
            JsonAnswers.write(response, reader.readObject());
        }
    }
}
