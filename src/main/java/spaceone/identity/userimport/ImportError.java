package spaceone.identity.userimport;

import spaceone.identity.ErrorCode;

/** Refusals about import jobs. */
public enum ImportError implements ErrorCode {
    IMPORT_JOBS_OPEN(
            Kind.INVALID,
            "There are import jobs that are not over. Finish or cancel one. (most = {0})"),
    IMPORT_JOB_STATE(Kind.INVALID, "The import job does not allow that now. (state = {0})");

    private final Kind kind;
    private final String template;

    ImportError(Kind kind, String template) {
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
