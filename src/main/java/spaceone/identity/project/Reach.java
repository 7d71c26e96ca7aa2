package spaceone.identity.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a caller sees: one workspace, or all of the domain when that is null; in it only what a
 * member may see, or only some projects, or all when both are null. A member's are a condition and
 * no list: there may be very many.
 */
public record Reach(
        @Nullable String workspaceId, @Nullable String memberId, @Nullable List<String> projects) {

    public static Reach of(@Nullable String workspaceId) {
        return new Reach(workspaceId, null, null);
    }

    /** What a user sees who is a member of the workspace. */
    public static Reach ofMember(@Nullable String workspaceId, String userId) {
        return new Reach(workspaceId, userId, null);
    }

    public static Reach ofSome(@Nullable String workspaceId, List<String> projects) {
        return new Reach(workspaceId, null, projects);
    }

    String workspaceOrAny() {
        return workspaceId == null ? "" : workspaceId;
    }
}
