package spaceone.identity;

/** Refusals that every room may need. Texts are those the published API's clients know. */
public enum CommonError implements ErrorCode {
    REQUIRED_PARAMETER(Kind.INVALID, "Required parameter. (key = {0})"),
    INVALID_PARAMETER(Kind.INVALID, "Parameter is invalid. (key = {0}, reason = {1})"),
    INVALID_PARAMETER_TYPE(Kind.INVALID, "Parameter type is invalid. (key = {0}, type = {1})"),
    JSON_FORMAT(Kind.INVALID, "The request body is not a JSON object. (reason = {0})"),
    AUTHENTICATE_FAILURE(Kind.UNAUTHENTICATED, "Authenticate failure. (message = {0})"),
    PERMISSION_DENIED(Kind.DENIED, "Permission denied."),
    NOT_FOUND(Kind.NOT_FOUND, "Resource cannot be found or access is denied. ({0} = {1})"),
    NOT_UNIQUE(Kind.CONFLICT, "Tried to save duplicate unique key. ({0} = {1})"),
    SAVE_UNIQUE_VALUES(Kind.CONFLICT, "Tried to save duplicate unique values. (keys = {0})"),
    CONFLICT(Kind.CONFLICT, "Somebody else changed the same data at the same moment. Try again."),
    EXIST_RESOURCE(Kind.INVALID, "Resources that depend on it still exist. ({0} = {1})"),
    TOO_MANY_REQUESTS(Kind.TOO_MANY, "Too many requests. Try again later."),
    REQUEST_TIMEOUT(Kind.TIMEOUT, "The request took too long and was stopped."),
    UNAVAILABLE(Kind.UNAVAILABLE, "A needed back end is away. (name = {0})"),
    UNKNOWN(Kind.INTERNAL, "Internal error. (incident = {0})");

    private final Kind kind;
    private final String template;

    CommonError(Kind kind, String template) {
        this.kind = kind;
        this.template = template;
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
