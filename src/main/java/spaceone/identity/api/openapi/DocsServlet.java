package spaceone.identity.api.openapi;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** {@code GET /identity/docs}: a viewer of the document, Swagger UI from its WebJar. */
@WebServlet(
        name = "docs",
        urlPatterns = {"/identity/docs", "/docs"})
public class DocsServlet extends HttpServlet {

    private static final String VIEWER = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Identity API</title>
              <link rel="stylesheet" href="{root}webjars/swagger-ui/{version}/swagger-ui.css">
              <link rel="stylesheet" href="{root}docs/viewer.css">
            </head>
            <body>
              <nav aria-label="Pages"><a id="try" href="{root}try">Try it as who is signed in here</a></nav>
              <div id="docs"></div>
              <script src="{root}webjars/swagger-ui/{version}/swagger-ui-bundle.js"></script>
              <script src="{root}docs/start.js"></script>
            </body>
            </html>
            """
                    .replace("{version}", version());

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                // Of no origin: what runs here reads nothing that the pages of this one keep.
                "sandbox allow-scripts allow-forms allow-popups; default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " connect-src 'self'; frame-ancestors 'self'; base-uri 'none'");
        response.setContentType("text/html;charset=UTF-8");
        // relative, for a proxy may put a prefix before all addresses
        String root = request.getServletPath().equals("/docs") ? "" : "../";
        response.getWriter().write(PAGE.replace("{root}", root));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = DocsServlet.class.getResourceAsStream(VIEWER)) {
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
