package spaceone.identity.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import spaceone.identity.Json;
import spaceone.identity.schema.Readiness;

/**
 * {@code /check}: is this node to be given requests: it does not leave, and its database answers;
 * {@code /check/live}: does the process run, and would a restart not help.
 */
@WebServlet(
        name = "check",
        urlPatterns = {"/check", "/check/live"})
public class CheckServlet extends HttpServlet {

    @Inject transient Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean serving =
                request.getServletPath().endsWith("/live")
                        ? readiness.isWhole()
                        : readiness.isReady();
        response.setStatus(
                serving ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        JsonAnswers.write(
                response,
                Json.createObjectBuilder()
                        .add("status", serving ? "SERVING" : "NOT_SERVING")
                        .build());
    }
}
