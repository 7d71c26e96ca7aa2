package spaceone.identity.api;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.Ids;
import spaceone.identity.api.admission.AdmissionFilter;
import spaceone.identity.audit.Actor;
import spaceone.identity.schema.Readiness;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * What every answer carries, errors of the container included: a request id, and permission for
 * browsers of the configured origins to read it (docs/contract/wire.md). A preflight is answered
 * here, before authentication. Whoever passes here is waited for when the node stops.
 */
@WebFilter(
        filterName = "edge",
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class EdgeFilter extends HttpFilter {

    static final String REQUEST_ID = "X-Request-Id";

    private static final String ARRIVAL = EdgeFilter.class.getName();

    private static final String POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9 ,_-]{1,500}");

    @Inject
    @Configured(Setting.CORS_ORIGINS)
    Set<String> origins;

    @Inject transient Instance<RequestContextController> scopes;

    @Inject Actor actor;
    @Inject Readiness readiness;
    @Inject RequestsAtWork requests;
    @Inject TrustedProxies proxies;
    @Inject RequestRecord record;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            inScope(() -> arrive(request, response, chain));
        } else {
            arrive(request, response, chain);
        }
    }

    private interface Work {
        void run() throws IOException, ServletException;
    }

    /** Payara begins no scope for a request that comes here again. */
    private void inScope(Work work) throws IOException, ServletException {
        RequestContextController scope = scopes.get();
        boolean isOurs = scope.activate();
        try {
            work.run();
        } finally {
            if (isOurs) {
                scope.deactivate();
            }
            scopes.destroy(scope);
        }
    }

    private void arrive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Arrival arrival = arrival(request);
        try {
            serve(arrival, request, response, chain);
        } finally {
            if (!isPutOff(request)) {
                requests.end();
            }
        }
    }

    /** When it came, and as what it is known: once, however often it is dispatched. */
    private record Arrival(long nanos, String id) {}

    private Arrival arrival(HttpServletRequest request) {
        if (request.getAttribute(ARRIVAL) instanceof Arrival before) {
            return before;
        }
        requests.begin();
        Arrival first = new Arrival(System.nanoTime(), id(request));
        request.setAttribute(ARRIVAL, first);
        return first;
    }

    /** It waits without a thread, and comes here again. */
    private static boolean isPutOff(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && AdmissionFilter.putsOff(request);
    }

    private void serve(
            Arrival arrival,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (readiness.isLeaving()) {
            // The next request on this connection might meet nobody.
            response.setHeader("Connection", "close");
        }
        actor.arrived(proxies.client(request), arrival.id());
        actor.uses(request.getHeader("User-Agent"));
        response.setHeader(REQUEST_ID, arrival.id());
        protect(request, response);
        allowOrigin(request, response);
        boolean answered = false;
        try {
            if (request.getMethod().equals("OPTIONS")) {
                preflight(request, response);
            } else if (request.getMethod().equals("TRACE")) {
                // A servlet would send back whatever headers it was sent.
                response.setHeader("Allow", "POST, GET, OPTIONS");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            } else {
                chain.doFilter(request, response);
            }
            answered = true;
        } finally {
            int status =
                    answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            if (!isPutOff(request)) {
                record.ended(request, status, System.nanoTime() - arrival.nanos());
            }
        }
    }

    /**
     * Nothing is kept, run or framed unless whoever answers says otherwise: pages and keys do, and
     * nothing that a library or the server brings along does. What came through TLS shall come so
     * for a year.
     */
    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void allowOrigin(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origins.contains("*")) {
            response.setHeader("Access-Control-Allow-Origin", "*");
        } else {
            response.addHeader("Vary", "Origin");
            if (origin != null && origins.contains(origin)) {
                response.setHeader("Access-Control-Allow-Origin", origin);
            }
        }
        response.setHeader("Access-Control-Expose-Headers", REQUEST_ID + ", Retry-After");
    }

    private static void preflight(HttpServletRequest request, HttpServletResponse response) {
        String asked = request.getHeader("Access-Control-Request-Headers");
        response.setHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS");
        response.setHeader(
                "Access-Control-Allow-Headers",
                asked != null && HEADER_NAMES.matcher(asked).matches()
                        ? asked
                        : "authorization, content-type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String id(HttpServletRequest request) {
        String given = request.getHeader(REQUEST_ID);
        if (given != null && ID.matcher(given).matches()) {
            return given;
        }
        return trace(request).orElseGet(Ids::token);
    }

    /** The trace the caller says this request belongs to (W3C Trace Context). */
    static Optional<String> trace(HttpServletRequest request) {
        String given = request.getHeader("traceparent");
        return Optional.ofNullable(given)
                .map(TRACE::matcher)
                .filter(Matcher::matches)
                .map(parent -> parent.group(1));
    }
}
