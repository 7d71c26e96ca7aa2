package spaceone.identity.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.tenancy.Logo;
import spaceone.identity.tenancy.Logos;

/**
 * {@code GET /logo/DOMAIN_ID/HASH}: the logo of a domain, for pages before anybody signed in. What
 * has another content has another address. Opened by itself it is a picture without an origin.
 */
@WebServlet(name = "logo", urlPatterns = "/" + Logos.PLACE + "*")
public class LogoServlet extends HttpServlet {

    private static final Pattern ADDRESS = Pattern.compile("/([a-z0-9-]{1,40})/([0-9a-f]{64})");

    @Inject transient Logos logos;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Logo> logo = find(request.getPathInfo());
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", PagesFilter.KEPT);
        response.setHeader("Content-Security-Policy", ClosedFilter.ALONE);
        response.setContentType(logo.get().type());
        response.setContentLength(logo.get().content().length);
        response.getOutputStream().write(logo.get().content());
    }

    private Optional<Logo> find(String path) {
        Matcher address = ADDRESS.matcher(path == null ? "" : path);
        return address.matches()
                ? logos.find(address.group(1), address.group(2))
                : Optional.empty();
    }
}
