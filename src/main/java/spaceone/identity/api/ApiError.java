package spaceone.identity.api;

import spaceone.identity.ErrorCode;

/** Refusals that only a transport can have. */
public enum ApiError implements ErrorCode {
    UNSUPPORTED_API(Kind.NOT_FOUND, "API is not supported. (path = {0})"),
    UNSUPPORTED_METHOD(
            Kind.UNSUPPORTED_METHOD, "API is not supported. (method = {0}, allowed = POST)"),
    UNSUPPORTED_TYPE(
            Kind.UNSUPPORTED_TYPE,
            "Parameter is invalid. (key = Content-Type, reason = send application/json)"),
    BODY_TOO_LARGE(
            Kind.TOO_LARGE, "Parameter is invalid. (key = body, reason = larger than {0} bytes)"),
    BAD_REQUEST(Kind.INVALID, "Parameter is invalid. (key = request, reason = {0})");

    private final Kind kind;
    private final String template;

    ApiError(Kind kind, String template) {
        this.kind = kind;
        this.template = template;
    }

    @Override
    public String code() {
        return this == UNSUPPORTED_API || this == UNSUPPORTED_METHOD
                ? "ERROR_UNSUPPORTED_API"
                : "ERROR_INVALID_PARAMETER";
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String template() {
        return template;
    }
}
