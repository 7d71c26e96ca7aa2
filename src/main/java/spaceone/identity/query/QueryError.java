package spaceone.identity.query;

import spaceone.identity.ErrorCode;

/** Refusals of a query. All are mistakes of the client. */
public enum QueryError implements ErrorCode {
    DB_QUERY("Query cannot be built or run. (reason = {0})"),
    ANSWER_TOO_LARGE("The answer would be larger than {0} bytes. Ask for a page or for less."),
    OPERATOR_VALUE_TYPE("The operator takes no list. (operator = {0}, key = {1})"),
    OPERATOR_LIST_VALUE_TYPE("The operator takes a list. (operator = {0}, key = {1})"),
    OPERATOR_DICT_VALUE_TYPE("The operator takes an object. (operator = {0}, key = {1})"),
    OPERATOR_BOOLEAN_TYPE("The operator takes true or false. (operator = {0}, key = {1})");

    private final String template;

    QueryError(String template) {
        this.template = template;
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String template() {
        return template;
    }
}
