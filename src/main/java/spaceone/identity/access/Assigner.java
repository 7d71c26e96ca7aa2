package spaceone.identity.access;

/**
 * Who changes bindings: a user by his id, or empty for an app, which has no binding of its own.
 * {@code workspaceId} confines him to one workspace; null means the whole domain.
 */
public record Assigner(String userId, String workspaceId) {

    public boolean isConfined() {
        return workspaceId != null;
    }
}
