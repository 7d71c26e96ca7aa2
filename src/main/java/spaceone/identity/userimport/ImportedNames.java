package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Role;
import spaceone.identity.access.Roles;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.workspacegroup.WorkspaceGroup;
import spaceone.identity.workspacegroup.WorkspaceGroups;

/** Names in place of ids: another installation has other ids for the same things. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ImportedNames {

    @Inject Roles roles;
    @Inject Workspaces workspaces;
    @Inject WorkspaceGroups workspaceGroups;
    @Inject ExternalDirectories directories;

    public ImportedUser.Post found(String domainId, ImportedUser.Post post) {
        return new ImportedUser.Post(
                post.roleId() == null && post.role() != null
                        ? roleId(domainId, post.role())
                        : post.roleId(),
                workspaceId(domainId, post.workspaceId(), post.workspace()),
                null,
                null);
    }

    public ImportedUser.Membership found(String domainId, ImportedUser.Membership membership) {
        return new ImportedUser.Membership(
                membership.userGroupId(),
                workspaceId(domainId, membership.workspaceId(), membership.workspace()),
                membership.name());
    }

    public String roleId(String domainId, String name) {
        return roles.named(domainId, name)
                .map(Role::roleId)
                .orElseThrow(() -> NOT_FOUND.with("role", name));
    }

    public String workspaceGroupId(String domainId, String name) {
        return workspaceGroups
                .named(domainId, name)
                .map(WorkspaceGroup::workspaceGroupId)
                .orElseThrow(() -> NOT_FOUND.with("workspace_group", name));
    }

    /** Null names the domain's first. */
    public String directoryId(String domainId, @Nullable String name) {
        return name == null
                ? domainId
                : directories
                        .named(domainId, name)
                        .map(ExternalDirectory::directoryId)
                        .orElseThrow(() -> INVALID_PARAMETER.with("identity", "no such directory"));
    }

    private @Nullable String workspaceId(
            String domainId, @Nullable String id, @Nullable String name) {
        return id != null || name == null
                ? id
                : workspaces
                        .named(domainId, name)
                        .map(Workspace::workspaceId)
                        .orElseThrow(() -> NOT_FOUND.with("workspace", name));
    }
}
