package spaceone.identity.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import spaceone.identity.IdentityException;
import spaceone.identity.operation.Exposition;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * The figures of this node, for whoever knows the token of the configuration. Without one there is
 * no such page: it would tell strangers how well their guesses go.
 */
@WebServlet(name = "metrics", urlPatterns = "/check/metrics")
public class MetricsServlet extends HttpServlet {

    @Inject
    @Configured(Setting.METRICS_TOKEN)
    transient Optional<String> token;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> expected = token.filter(text -> !text.isBlank());
        if (expected.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!expected.filter(text -> isGiven(text.strip(), request)).isPresent()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Exposition exposition = Exposition.wanted(request.getHeader("Accept"));
        response.setContentType(exposition.contentType());
        response.setHeader("Cache-Control", "no-store");
        exposition.write(response.getOutputStream());
    }

    private static boolean isGiven(String expected, HttpServletRequest request) {
        try {
            String given = Bearer.token(request.getHeader("Authorization"));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    given.getBytes(StandardCharsets.UTF_8));
        } catch (IdentityException none) {
            return false;
        }
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        JsonAnswers.write(response, Envelope.of(status).body());
    }
}
