package spaceone.identity.api.v2.userprofile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.Session;

/** Where a user is signed in; {@code current} is the one that asks. */
public record SessionsInfo(List<SessionInfo> results, int totalCount) {

    public record SessionInfo(
            String sessionId,
            boolean current,
            @Nullable String source,
            @Nullable String agent,
            Instant createdAt,
            @Nullable Instant usedAt,
            Instant expiresAt) {}

    public static SessionsInfo of(List<Session> sessions, String current) {
        List<SessionInfo> results =
                sessions.stream()
                        .map(
                                each ->
                                        new SessionInfo(
                                                each.sessionId(),
                                                each.sessionId().equals(current),
                                                each.source().orElse(null),
                                                each.agent().orElse(null),
                                                each.createdAt(),
                                                each.usedAt().orElse(null),
                                                each.expiresAt()))
                        .toList();
        return new SessionsInfo(results, results.size());
    }
}
