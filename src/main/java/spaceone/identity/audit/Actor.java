package spaceone.identity.audit;

import jakarta.enterprise.context.RequestScoped;

/**
 * Who acts in the current request, as far as it is known yet. Work that no request asked for is the
 * system's own.
 */
@RequestScoped
public class Actor {

    private String type = "SYSTEM";
    private String id = "system";
    private String domainId;
    private String sessionId;
    private String source;
    private String requestId;
    private String agent;

    /** The request came in: somebody from there, not yet known. */
    public void arrived(String source, String requestId) {
        this.type = "ANONYMOUS";
        this.id = "";
        this.source = source;
        this.requestId = requestId;
    }

    public void authenticated(String type, String domainId, String id, String sessionId) {
        this.type = type;
        this.domainId = domainId;
        this.id = id;
        this.sessionId = sessionId;
    }

    /** What the caller's program calls itself. */
    public void uses(String program) {
        this.agent = program;
    }

    /** What the caller's program calls itself; null when it does not say. */
    public String agent() {
        return agent;
    }

    public String type() {
        return type;
    }

    /** Only what has been proven: never a name that somebody merely gave. */
    public String id() {
        return id;
    }

    /** Whose tenant the caller belongs to; null while nobody knows. */
    public String domainId() {
        return domainId;
    }

    String sessionId() {
        return sessionId;
    }

    /** The address the request came from; empty for the system's own work. */
    public String source() {
        return source == null ? "" : source;
    }

    public String requestId() {
        return requestId;
    }
}
