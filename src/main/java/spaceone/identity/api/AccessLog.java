package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Set;
import spaceone.identity.Json;
import spaceone.identity.audit.Actor;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * One line of JSON a request, to the logger {@code spaceone.identity.access}. It holds what we know
 * and nothing the client wrote: no URL, no header, no body, so no password, code or token either.
 * Whoever calls is told by his id once he has proven it.
 */
@ApplicationScoped
public class AccessLog {

    private static final Logger LOG = System.getLogger("spaceone.identity.access");
    private static final Set<String> METHODS =
            Set.of("POST", "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH");
    private static final double NANOS_PER_MILLI = 1e6;

    @Inject Actor actor;
    @Inject Clock clock;

    @Inject
    @Configured(Setting.ACCESS_LOG)
    boolean wanted;

    boolean isWanted() {
        return wanted;
    }

    void write(HttpServletRequest request, String route, int status, long nanos) {
        LOG.log(Level.INFO, line(request, route, status, nanos).toString());
    }

    private JsonObject line(HttpServletRequest request, String route, int status, long nanos) {
        JsonObjectBuilder line =
                Json.createObjectBuilder()
                        .add("time", clock.instant().toString())
                        .add("request_id", actor.requestId());
        EdgeFilter.trace(request).ifPresent(trace -> line.add("trace_id", trace));
        line.add("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER")
                .add("route", route)
                .add("status", status)
                .add("ms", Math.round(nanos / NANOS_PER_MILLI * 10) / 10.0)
                .add("source", actor.source());
        if (actor.domainId() != null) {
            line.add("actor_type", actor.type())
                    .add("actor_id", actor.id())
                    .add("domain_id", actor.domainId());
        }
        return line.build();
    }
}
