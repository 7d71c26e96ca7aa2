package spaceone.identity.domainsetup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The sections, each after those whose things it names. */
@ApplicationScoped
class SetupSections {

    @Inject OrganizationSection organization;
    @Inject RoleSection roles;
    @Inject WorkspaceGroupSection workspaceGroups;
    @Inject WorkspaceSection workspaces;
    @Inject UserGroupSection userGroups;
    @Inject DirectorySection directory;
    @Inject ExternalDirectorySection externalDirectories;
    @Inject FactorPolicySection factorPolicy;
    @Inject RetentionPolicySection retentionPolicy;

    List<SetupSection> inOrder() {
        return List.of(
                organization,
                roles,
                workspaceGroups,
                workspaces,
                userGroups,
                directory,
                externalDirectories,
                factorPolicy,
                retentionPolicy);
    }

    List<SetupSection> lastFirst() {
        List<SetupSection> turned = new ArrayList<>(inOrder());
        Collections.reverse(turned);
        return turned;
    }
}
