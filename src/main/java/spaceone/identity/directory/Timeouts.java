package spaceone.identity.directory;

import java.time.Duration;

/**
 * How long another host is waited for.
 *
 * @param connect for a connection to one address
 * @param answer for what it answers to one question
 */
record Timeouts(Duration connect, Duration answer) {

    static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));

    int connectMillis() {
        return (int) connect.toMillis();
    }

    int answerMillis() {
        return (int) answer.toMillis();
    }

    /** For a connection and one answer. */
    Duration both() {
        return connect.plus(answer);
    }
}
