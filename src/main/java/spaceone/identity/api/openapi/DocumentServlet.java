package spaceone.identity.api.openapi;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /identity/openapi.json}, where clients of the original service look for the document.
 */
@WebServlet(
        name = "openapi",
        urlPatterns = {"/identity/openapi.json", "/openapi.json"})
public class DocumentServlet extends HttpServlet {

    private static final byte[] BODY = DocumentFile.read();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Public, and the viewer of it has no origin that could be allowed by name.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(BODY.length);
        response.getOutputStream().write(BODY);
    }
}
