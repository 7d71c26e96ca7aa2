package spaceone.identity.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change was made and is about to be kept, in the transaction it is told in. Whoever finds that
 * its actor may not act any more refuses, and undoes it. {@code role} and {@code workspaceId} are
 * those the actor was let in with; {@code target} and {@code targetId} say what was changed.
 */
public record ChangeRecorded(
        String type,
        @Nullable String domainId,
        String actorId,
        @Nullable String sessionId,
        String role,
        String workspaceId,
        String target,
        String targetId) {

    public boolean isOf(String kind, String id) {
        return target.equals(kind) && targetId.equals(id);
    }
}
