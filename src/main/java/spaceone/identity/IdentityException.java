package spaceone.identity;

import jakarta.ejb.ApplicationException;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this application: a refusal by name. It rolls back the transaction it is
 * thrown in.
 */
@ApplicationException(rollback = true)
public class IdentityException extends RuntimeException {

    private final transient ErrorCode error;
    private final transient Map<String, JsonValue> details = new LinkedHashMap<>();
    private final transient Map<String, String> recorded = new LinkedHashMap<>();
    private final @Nullable Duration retryAfter;
    private String aside = "";

    IdentityException(ErrorCode error, String message) {
        this(error, message, null);
    }

    private IdentityException(
            ErrorCode error, @Nullable String message, @Nullable Duration retryAfter) {
        super(message, null, false, true);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public ErrorCode error() {
        return error;
    }

    /** Members that stand beside {@code code} and {@code message} in the answer. */
    public Map<String, JsonValue> details() {
        return Collections.unmodifiableMap(details);
    }

    public IdentityException detail(String name, String value) {
        return detail(name, Json.createValue(value));
    }

    public IdentityException detail(String name, JsonValue value) {
        details.put(name, value);
        return this;
    }

    /**
     * What the record of this refusal says beyond its code, for administrators alone: the caller
     * never learns it.
     */
    public Map<String, String> recorded() {
        return Collections.unmodifiableMap(recorded);
    }

    public IdentityException recorded(Map<String, String> facts) {
        recorded.putAll(facts);
        return this;
    }

    /** The text for the caller. */
    public String told() {
        return getMessage() + aside;
    }

    /** A secret for the caller alone: logs and traces keep messages of exceptions. */
    public IdentityException aside(String secret) {
        aside = secret;
        return this;
    }

    /** When the caller may try again, for refusals that pass with time. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public IdentityException retryAfter(Duration delay) {
        return new IdentityException(error, getMessage(), delay);
    }
}
