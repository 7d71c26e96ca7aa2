package spaceone.identity.api.admission;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import spaceone.identity.api.Envelope;
import spaceone.identity.api.JsonAnswers;
import spaceone.identity.api.PagesFilter;
import spaceone.identity.api.Routes;
import spaceone.identity.api.TrustedProxies;

/**
 * Lets requests in, one by one. Probes and pages need no room: they touch nothing that could be
 * full.
 */
@WebFilter(
        filterName = "admission",
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC},
        asyncSupported = true)
public class AdmissionFilter extends HttpFilter {

    static final String VISIT = AdmissionFilter.class.getName();
    private static final String PUT_OFF = VISIT + ".putOff";
    private static final Set<String> PROBES = Set.of("/check", "/check/live");

    @Inject transient Door door;
    @Inject transient Bounds bounds;
    @Inject transient KnownCallers callers;
    @Inject transient TrustedProxies proxies;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Carrier.setsOut();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (request.getAttribute(VISIT) instanceof Visit returned) {
            serve(returned, request, response, chain);
        } else if (isFree(request, path)) {
            chain.doFilter(request, response);
        } else {
            Visit visit = visit(request, path);
            request.setAttribute(VISIT, visit);
            if (door.letsIn(visit, request)) {
                serve(visit, request, response, chain);
            } else {
                request.setAttribute(PUT_OFF, true);
            }
        }
    }

    /** Whether it left the filters without an answer, to come again. */
    public static boolean putsOff(HttpServletRequest request) {
        return request.getAttribute(PUT_OFF) != null;
    }

    private static boolean isFree(HttpServletRequest request, String path) {
        return request.getMethod().equals("OPTIONS")
                || PROBES.contains(path)
                || PagesFilter.serves(path);
    }

    private Visit visit(HttpServletRequest request, String path) {
        String authorization = request.getHeader("Authorization");
        Visit visit = Visit.of(proxies.client(request), authorization, callers, bounds);
        visit.largestBody = Routes.all().largestBody(path);
        return visit;
    }

    private void serve(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (visit.isLastOfConnection()) {
            response.setHeader("Connection", "close");
        }
        try {
            if (visit.refusal != null) {
                refuse(visit.refusal, response);
            } else {
                work(visit, new ArrivedRequest(request, visit.body()), response, chain);
            }
        } finally {
            door.leave(visit);
        }
    }

    private static void work(
            Visit visit, ArrivedRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        WatchedResponse watched = new WatchedResponse(response, visit);
        visit.begins(Thread.currentThread());
        try {
            chain.doFilter(request, watched);
            watched.finish();
        } finally {
            visit.leaves();
        }
    }

    private static void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
        Envelope envelope = Envelope.of(refusal.status());
        response.setStatus(envelope.status());
        response.setHeader("Retry-After", "2");
        // What is left of its body may be still on its way: no other can follow it.
        response.setHeader("Connection", "close");
        JsonAnswers.write(response, envelope.body());
    }
}
