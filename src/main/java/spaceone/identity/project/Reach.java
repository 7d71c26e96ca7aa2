package spaceone.identity.project;

import java.util.List;
import spaceone.identity.CommonError;

/**
 * How far a caller sees: one workspace, or all of the domain when that is null; in it only some
 * projects, or all when they are null.
 */
public record Reach(String workspaceId, List<String> projects) {

    public static Reach of(String workspaceId) {
        return new Reach(workspaceId, null);
    }

    /** Refuses what is out of reach in the same way whether it exists or not. */
    void demand(String projectId) {
        if (projects != null && !projects.contains(projectId)) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    String workspaceOrAny() {
        return workspaceId == null ? "" : workspaceId;
    }
}
