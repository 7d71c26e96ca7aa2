package spaceone.identity.access;

import org.jspecify.annotations.Nullable;

/**
 * Who changes bindings: a user by his id, or empty for an app, which has no binding of its own.
 * {@code workspaceId} confines him to one workspace; null means the whole domain.
 */
public record Assigner(String userId, @Nullable String workspaceId) {

    public boolean isConfined() {
        return workspaceId != null;
    }
}
