package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.Ids;
import spaceone.identity.RefusedData;
import spaceone.identity.api.wire.Wire;

/**
 * Turns whatever went wrong into the envelope. Servers wrap exceptions differently, so it looks for
 * the first known one down the chain of causes.
 */
@Provider
@ApplicationScoped
public class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ErrorMapper.class.getName());
    static final Duration COME_AGAIN = Duration.ofSeconds(10);

    @Inject RefusedCalls records;

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<IdentityException> refused = refusal(thrown);
        if (refused.isPresent()) {
            records.refused(refused.get());
            return answer(refused.get());
        }
        if (DatabaseAway.isCauseOf(thrown)) {
            return answer(DatabaseAway.refusal(thrown));
        }
        if (thrown instanceof WebApplicationException refusal) {
            return answer(refusal);
        }
        return incident(thrown);
    }

    /** What the caller is to be told of it; empty where the fault is ours, or of the database. */
    public static Optional<IdentityException> refusal(Throwable thrown) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof IdentityException refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof SQLException failure) {
                Optional<IdentityException> refusal = RefusedData.of(failure);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            if (cause instanceof JsonException broken) {
                return Optional.of(CommonError.JSON_FORMAT.with(broken.getClass().getSimpleName()));
            }
        }
        return Optional.empty();
    }

    private static Response answer(IdentityException refusal) {
        Envelope envelope = Envelope.of(refusal);
        Response.ResponseBuilder answer = json(envelope);
        comeAgain(refusal)
                .ifPresent(
                        delay ->
                                answer.header(
                                        HttpHeaders.RETRY_AFTER, Math.max(1, delay.toSeconds())));
        if (envelope.status() == 405) {
            answer.header(HttpHeaders.ALLOW, "POST");
        }
        return answer.build();
    }

    /** Whoever is told to try later is told when, and if nobody knows, a little later. */
    private static Optional<Duration> comeAgain(IdentityException refusal) {
        ErrorCode.Kind kind = refusal.error().kind();
        boolean passes = kind == ErrorCode.Kind.TOO_MANY || kind == ErrorCode.Kind.UNAVAILABLE;
        return refusal.retryAfter().or(() -> passes ? Optional.of(COME_AGAIN) : Optional.empty());
    }

    private static Response answer(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        if (status >= 500) {
            return incident(refusal);
        }
        Response.ResponseBuilder answer = json(Envelope.of(status));
        if (status == 405) {
            answer.header(HttpHeaders.ALLOW, "POST");
        }
        return answer.build();
    }

    private static Response incident(Throwable thrown) {
        return answer(fault(thrown));
    }

    /** What happened is for the log; whoever called learns where it stands there. */
    static IdentityException fault(Throwable thrown) {
        String incident = Ids.token().substring(0, 12);
        LOG.log(Level.ERROR, "Incident " + incident, thrown);
        return CommonError.UNKNOWN.with(incident);
    }

    private static Response.ResponseBuilder json(Envelope envelope) {
        return Response.status(envelope.status()).type(Wire.MEDIA_TYPE).entity(envelope.body());
    }
}
