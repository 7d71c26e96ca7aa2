package spaceone.identity.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;

/** The one form of an error answer: {@code {"detail": {"code": …, "message": …}}}. */
public record Envelope(int status, Body body) {

    /** What travels. */
    public record Body(JsonObject detail) {}

    public static Envelope of(ErrorCode error, String message, Map<String, JsonValue> details) {
        return of(status(error.kind()), error.code(), message, details);
    }

    public static Envelope of(IdentityException refusal) {
        return of(refusal.error(), refusal.told(), refusal.details());
    }

    /** For refusals of the container, which knows only a status. */
    public static Envelope of(int status) {
        return switch (status) {
            case 404 -> of(404, ApiError.UNSUPPORTED_API.code(), "API is not supported.", Map.of());
            case 405 ->
                    of(405, ApiError.UNSUPPORTED_METHOD.code(), "Method not allowed.", Map.of());
            case 401 -> of(401, "ERROR_AUTHENTICATE_FAILURE", "Authenticate failure.", Map.of());
            case 403 -> of(403, "ERROR_PERMISSION_DENIED", "Permission denied.", Map.of());
            case 408 ->
                    of(
                            408,
                            "ERROR_REQUEST_TIMEOUT",
                            "The request did not arrive in time.",
                            Map.of());
            case 429 ->
                    of(
                            429,
                            "ERROR_TOO_MANY_REQUESTS",
                            "Too many requests. Try again later.",
                            Map.of());
            case 503 ->
                    of(
                            503,
                            "ERROR_UNAVAILABLE",
                            "The service is not available at the moment.",
                            Map.of());
            default ->
                    status < 500
                            ? of(
                                    status,
                                    "ERROR_INVALID_PARAMETER",
                                    "The request was refused.",
                                    Map.of())
                            : of(status, "ERROR_UNKNOWN", "Internal error.", Map.of());
        };
    }

    private static Envelope of(
            int status, String code, String message, Map<String, JsonValue> details) {
        JsonObjectBuilder detail =
                Json.createObjectBuilder().add("code", code).add("message", message);
        details.forEach(detail::add);
        return new Envelope(status, new Body(detail.build()));
    }

    private static int status(ErrorCode.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case UNSUPPORTED_METHOD -> 405;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
            case INTERNAL -> 500;
        };
    }
}
