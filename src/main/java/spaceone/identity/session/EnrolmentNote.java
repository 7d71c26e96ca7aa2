package spaceone.identity.session;

import java.time.Instant;

/** What was set up in a session that is good for nothing else, and when it was shown to work. */
public record EnrolmentNote(String sessionId, String factor, Instant at) {}
