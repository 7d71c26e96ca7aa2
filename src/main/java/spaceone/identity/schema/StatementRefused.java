package spaceone.identity.schema;

import jakarta.ejb.ApplicationException;

/**
 * A statement that the database refused because of its data, mostly a lost race: an answer like any
 * refusal, and no accident. What it was is in its causes.
 */
@ApplicationException(rollback = true)
public class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    StatementRefused(Throwable cause) {
        super(cause);
    }
}
