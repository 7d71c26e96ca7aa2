package spaceone.identity.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import spaceone.identity.api.wire.Wire;

/**
 * Brings a request into the one form the resources know: canonical URL, JSON in and out. Old
 * clients send no content type at all, so what they accept and send is decided here and not by
 * content negotiation.
 */
@Provider
@PreMatching
public class RouteFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        UriInfo uri = request.getUriInfo();
        String path = uri.getPath(false);
        Optional<Routes.Route> route =
                Routes.all().resolve(path.startsWith("/") ? path.substring(1) : path);
        if (route.isEmpty()) {
            throw ApiError.UNSUPPORTED_API.with(printable(path));
        }
        if (!request.getMethod().equals("POST")) {
            throw ApiError.UNSUPPORTED_METHOD.with(printable(request.getMethod()));
        }
        demandJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        demandSize(request, route.get().largestBody());
        request.setRequestUri(uri.getBaseUri(), uri.getBaseUri().resolve(route.get().path()));
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Wire.MEDIA_TYPE);
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, Wire.MEDIA_TYPE);
    }

    private static void demandJson(String type) {
        if (type == null || type.isBlank()) {
            return;
        }
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json")
                && !plain.endsWith("+json")
                && !plain.equals("text/json")) {
            throw ApiError.UNSUPPORTED_TYPE.with();
        }
    }

    /** Of one that is announced to be too large nothing was read; others are here already. */
    private static void demandSize(ContainerRequestContext request, int largest)
            throws IOException {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean isAnnounced =
                length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > largest;
        if (isAnnounced || request.getEntityStream().available() > largest) {
            throw ApiError.BODY_TOO_LARGE.with(largest);
        }
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[^\\x21-\\x7e]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }
}
