package spaceone.identity.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives the container's own refusals, of URLs no resource serves for instance, the form of all
 * others.
 */
@WebServlet(name = "error", urlPatterns = "/error")
public class ErrorServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Envelope envelope = envelope(request);
        response.setStatus(envelope.status());
        if (envelope.status() == 405) {
            response.setHeader("Allow", "POST");
        }
        if (envelope.status() == 503) {
            response.setHeader("Retry-After", String.valueOf(ErrorMapper.COME_AGAIN.toSeconds()));
        }
        JsonAnswers.write(response, envelope.body());
    }

    private static Envelope envelope(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                && DatabaseAway.isCauseOf(thrown)) {
            return Envelope.of(503);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Envelope.of(status instanceof Integer code ? code : 404);
    }
}
