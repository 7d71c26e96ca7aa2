package spaceone.identity.api;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.PageFiles.PageFile;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Our pages, compressed, and what browsers may do with them: run and load what comes from here, and
 * nothing else. No inline script, no frames around them, no address handed on. A new release is
 * seen at once, since the page itself is asked for each time; what it loads has an address of its
 * version and is kept. Every node serves every version's address with what it has, for a page of a
 * newer node may be loading; only what is of its own version is kept.
 */
@WebFilter(
        filterName = "pages",
        urlPatterns = {"/", "/index.html", "/icon.svg", "/css/*", "/js/*", "/words/*", "/at/*"},
        asyncSupported = true)
public class PagesFilter extends HttpFilter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html";

    private static final String ASKED_EACH_TIME = "no-cache";
    static final String KEPT = "public, max-age=31536000, immutable";

    @Inject
    @Configured(Setting.PAGES_CHANGING)
    private boolean changing;

    private transient @Nullable PageFiles files;

    /** Whether a path is one of the pages, or what they load. */
    public static boolean serves(String path) {
        return path.equals("/")
                || path.equals("/index.html")
                || path.equals("/icon.svg")
                || path.startsWith("/css/")
                || path.startsWith("/js/")
                || path.startsWith("/words/")
                || path.startsWith(PageFiles.LASTING);
    }

    @Override
    public void init() {
        files = new PageFiles(getServletContext(), changing);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", ASKED_EACH_TIME);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean lasts = path.startsWith(PageFiles.LASTING);
        Optional<PageFile> file = isRead(request) ? find(path, lasts, response) : Optional.empty();
        if (file.isPresent()) {
            send(file.get(), request, response);
        } else if (lasts) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private Optional<PageFile> find(String path, boolean lasts, HttpServletResponse response) {
        if (!lasts) {
            return files().find(path);
        }
        String named = path.substring(PageFiles.LASTING.length());
        int end = named.indexOf('/');
        String inside = end < 0 ? "" : named.substring(end);
        boolean isLibrary = inside.startsWith("/webjars/") && inside.endsWith(".js");
        if (!isLibrary && !isPart(inside)) {
            return Optional.empty();
        }
        Optional<PageFile> file = files().find(inside);
        if (file.isPresent() && named.substring(0, end).equals(files().version())) {
            response.setHeader("Cache-Control", KEPT);
        }
        if (isLibrary) {
            response.setHeader("Content-Security-Policy", ClosedFilter.ALONE);
        }
        return file;
    }

    private PageFiles files() {
        return Objects.requireNonNull(files, "init comes first");
    }

    private static boolean isPart(String path) {
        return path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/words/");
    }

    private static void send(
            PageFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String accepted = request.getHeader("Accept-Encoding");
        boolean zips = accepted != null && accepted.contains("gzip");
        String tag = '"' + file.tag() + (zips ? "-gzip" : "") + '"';
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] content = zips ? file.zipped() : file.plain();
        response.setContentType(file.type());
        response.setContentLength(content.length);
        if (zips) {
            response.setHeader("Content-Encoding", "gzip");
        }
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(content);
        }
    }
}
