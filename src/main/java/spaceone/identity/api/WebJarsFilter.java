package spaceone.identity.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Web jars bring along pages of their authors. Served from here they would be of our origin, and
 * could ask our own pages for their tokens: as documents they run nothing and are of no origin.
 */
@WebFilter(filterName = "webjars", urlPatterns = "/webjars/*", asyncSupported = true)
public class WebJarsFilter extends HttpFilter {

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(
                "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        chain.doFilter(request, response);
    }
}
