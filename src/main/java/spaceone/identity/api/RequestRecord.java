package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.operation.RequestMeter;

/**
 * What is kept of a request when it has been answered: figures always, a line in the access log
 * where it is wanted. A URL is told by its route, so what a client writes into one is kept nowhere.
 */
@ApplicationScoped
public class RequestRecord {

    private static final String OTHER = "other";
    private static final Set<String> SERVLETS = Set.of("/check", "/check/live", "/check/metrics");

    @Inject AccessLog log;

    void ended(HttpServletRequest request, int status, long nanos) {
        String route = route(request.getRequestURI().substring(request.getContextPath().length()));
        RequestMeter.answered(route, status, nanos);
        if (log.isWanted()) {
            log.write(request, route, status, nanos);
        }
    }

    static String route(String path) {
        Optional<Routes.Route> route = Routes.all().at(path);
        if (route.isPresent()) {
            return route.get().path();
        }
        if (SERVLETS.contains(path)) {
            return path;
        }
        return PagesFilter.serves(path) ? "pages" : OTHER;
    }
}
