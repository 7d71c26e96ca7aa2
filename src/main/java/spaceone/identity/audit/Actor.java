package spaceone.identity.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in the current request, as far as it is known yet. Work that no request asked for is the
 * system's own.
 */
@RequestScoped
public class Actor {

    private static final int LONGEST_AGENT = 200;

    private String type = "SYSTEM";
    private String id = "system";
    private @Nullable String domainId;
    private @Nullable String sessionId;
    private String role = "";
    private String workspaceId = "";
    private @Nullable String source;
    private @Nullable String requestId;
    private @Nullable String agent;
    private String action = "";
    private Map<String, String> ids = Map.of();
    private boolean recorded;

    /** The request came in: somebody from there, not yet known. */
    public void arrived(String source, @Nullable String requestId) {
        this.type = "ANONYMOUS";
        this.id = "";
        this.source = source;
        this.requestId = requestId;
    }

    public void authenticated(String type, String domainId, String id, @Nullable String sessionId) {
        this.type = type;
        this.domainId = domainId;
        this.id = id;
        this.sessionId = sessionId;
    }

    /** With what power, and in which workspace, if in one. */
    public void acts(String asRole, String inWorkspace) {
        this.role = asRole;
        this.workspaceId = inWorkspace;
    }

    /** Which method is called, as records name it: {@code User.update}. */
    public void calls(String method) {
        this.action = method;
    }

    public String action() {
        return action;
    }

    /** Whom the call is about, by the names and values of the request's ids. */
    public void names(Map<String, String> requested) {
        this.ids = requested;
    }

    public Map<String, String> ids() {
        return ids;
    }

    /** There is a record of this call, or need not be one. */
    public void recorded() {
        recorded = true;
    }

    public boolean isRecorded() {
        return recorded;
    }

    /** What the caller's program calls itself. */
    public void uses(String program) {
        this.agent = program;
    }

    /** What the caller's program calls itself; null when it does not say. */
    public @Nullable String agent() {
        return agent;
    }

    @Nullable String shortAgent() {
        return agent == null || agent.length() <= LONGEST_AGENT
                ? agent
                : agent.substring(0, LONGEST_AGENT);
    }

    public String type() {
        return type;
    }

    /** Only what has been proven: never a name that somebody merely gave. */
    public String id() {
        return id;
    }

    /** Whose tenant the caller belongs to; null while nobody knows. */
    public @Nullable String domainId() {
        return domainId;
    }

    @Nullable String sessionId() {
        return sessionId;
    }

    ChangeRecorded changed(String target, String targetId) {
        return new ChangeRecorded(
                type, domainId, id, sessionId, role, workspaceId, target, targetId);
    }

    /** The address the request came from; empty for the system's own work. */
    public String source() {
        return source == null ? "" : source;
    }

    public @Nullable String requestId() {
        return requestId;
    }
}
