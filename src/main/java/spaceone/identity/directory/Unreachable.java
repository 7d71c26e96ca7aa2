package spaceone.identity.directory;

import java.io.IOException;

/**
 * The directory itself is away or wrongly set up: whoever asks, and whatever they send, would fail
 * alike. Any other failure says nothing about the next caller.
 */
final class Unreachable extends IOException {

    Unreachable(IOException cause) {
        super(cause.getMessage(), cause);
    }

    Unreachable(String message, Exception cause) {
        super(message, cause);
    }
}
