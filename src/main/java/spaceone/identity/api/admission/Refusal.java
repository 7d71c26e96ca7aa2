package spaceone.identity.api.admission;

import jakarta.servlet.http.HttpServletResponse;

/** Why somebody is not let in. */
enum Refusal {
    /** Others wait as well, and the line is full or did not move in time. */
    BUSY(HttpServletResponse.SC_SERVICE_UNAVAILABLE),

    /** They alone have as much in work, or in the line, as is left for one. */
    TOO_MANY(429),

    /** The body did not arrive in time. */
    SLOW(HttpServletResponse.SC_REQUEST_TIMEOUT);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
