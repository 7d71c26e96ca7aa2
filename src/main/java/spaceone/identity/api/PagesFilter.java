package spaceone.identity.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What browsers may do with our pages: run and load what comes from here, and nothing else. No
 * inline script, no frames around them, no address handed on. A new release is seen at once.
 */
@WebFilter(
        filterName = "pages",
        urlPatterns = {"/", "/index.html", "/icon.svg", "/css/*", "/js/*", "/words/*"},
        asyncSupported = true)
public class PagesFilter extends HttpFilter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html";

    /** Whether a path is one of the pages, or what they load. */
    public static boolean serves(String path) {
        return path.equals("/")
                || path.equals("/index.html")
                || path.equals("/icon.svg")
                || path.startsWith("/css/")
                || path.startsWith("/js/")
                || path.startsWith("/words/");
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache");
        chain.doFilter(request, response);
    }
}
