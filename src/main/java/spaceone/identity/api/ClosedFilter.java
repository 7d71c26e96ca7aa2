package spaceone.identity.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * What servers and libraries put beside the application, and nobody asked for: the figures of the
 * server (ours are {@code /check/metrics}, with a token), and pages among the files of libraries.
 * To the world they are not there. Two stay: {@code /health}, for probes, and {@code /openapi},
 * which tells our own public document. The files of libraries that our pages load are there too,
 * but opened by themselves they run nothing and are of no origin: ours has tokens.
 */
@WebFilter(
        filterName = "closed",
        urlPatterns = {"/metrics", "/metrics/*", "/openapi-ui", "/openapi-ui/*", "/webjars/*"},
        asyncSupported = true)
public class ClosedFilter extends HttpFilter {

    static final String ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (!path.startsWith("/webjars/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isLoaded(path.toLowerCase(Locale.ROOT))) {
            // Its name tells its version.
            response.setHeader("Cache-Control", "public, max-age=86400");
            response.setHeader("Content-Security-Policy", ALONE);
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The files that our pages load. */
    private static boolean isLoaded(String path) {
        return path.endsWith(".js") || path.endsWith(".css");
    }
}
