package spaceone.identity.workspacegroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.GroupBindings;
import spaceone.identity.access.Powers;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.Workspaces;

/**
 * Puts a workspace into a group, from one into another, or out of any (docs/contract/tenancy.md).
 * The old group's users lose what it gave them there, the new one's get theirs.
 */
@Stateless
public class Moves {

    @Inject Workspaces workspaces;
    @Inject WorkspaceGroups groups;
    @Inject GroupBindings bindings;
    @Inject Powers powers;

    public Workspace move(String domainId, String workspaceId, @Nullable String groupId) {
        Workspace workspace = workspaces.lock(domainId, workspaceId);
        Optional<String> before = workspace.workspaceGroupId();
        if (groupId != null) {
            // Both groups are held in one order, so that two moves never wait for each other.
            Stream.of(before.orElse(groupId), groupId)
                    .distinct()
                    .sorted()
                    .forEach(id -> groups.lock(domainId, id));
        } else {
            before.ifPresent(id -> groups.lock(domainId, id));
        }
        if (Objects.equals(before.orElse(null), groupId)) {
            return workspaces.get(domainId, workspaceId);
        }
        Stream.concat(before.stream(), Stream.ofNullable(groupId))
                .forEach(id -> powers.demandOverGroup(domainId, id));
        before.ifPresent(id -> bindings.releaseFrom(id, workspaceId, groupId));
        workspaces.move(domainId, workspaceId, groupId);
        if (groupId != null) {
            bindings.bindAllTo(groupId, workspaceId);
        }
        return workspaces.get(domainId, workspaceId);
    }
}
