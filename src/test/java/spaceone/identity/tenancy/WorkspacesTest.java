package spaceone.identity.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** The workspaces of a domain. */
@InRoom
class WorkspacesTest {

    private static final String ELSEWHERE = "domain-elsewhere";

    @Inject Workspaces workspaces;
    @Inject Town town;

    private String domain;
    private String workspace;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
    }

    @Test
    void aWorkspaceOfAnotherDomainIsNotThere() {
        refused(CommonError.NOT_FOUND, () -> workspaces.get(ELSEWHERE, workspace));
        refused(CommonError.NOT_FOUND, () -> workspaces.lock(ELSEWHERE, workspace));
        refused(CommonError.NOT_FOUND, () -> workspaces.share(ELSEWHERE, workspace));
        refused(CommonError.NOT_FOUND, () -> workspaces.disable(ELSEWHERE, workspace));
    }

    @Test
    void aDeletedWorkspaceIsNotThere() {
        workspaces.delete(domain, workspace);

        assertThat(workspaces.find(domain, workspace)).isEmpty();
        refused(CommonError.NOT_FOUND, () -> workspaces.get(domain, workspace));
        refused(CommonError.NOT_FOUND, () -> workspaces.lock(domain, workspace));
        refused(CommonError.NOT_FOUND, () -> workspaces.share(domain, workspace));
        refused(CommonError.NOT_FOUND, () -> workspaces.delete(domain, workspace));
    }

    @Test
    void aDisabledOneIs() {
        workspaces.disable(domain, workspace);

        assertThat(workspaces.lock(domain, workspace).state()).isEqualTo(WorkspaceState.DISABLED);
        assertThat(workspaces.enable(domain, workspace).state()).isEqualTo(WorkspaceState.ENABLED);
    }

    @Test
    void theyAreCountedByDomainWithoutThoseThatAreDeleted() {
        town.workspace();
        workspaces.delete(domain, workspace);

        assertThat(workspaces.count(List.of(domain, ELSEWHERE))).isEqualTo(Map.of(domain, 1L));
    }
}
