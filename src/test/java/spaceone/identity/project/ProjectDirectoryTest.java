package spaceone.identity.project;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.access.Role;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;
import spaceone.identity.user.User;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Which projects are seen, and counted: those that one may see and no others. */
@InRoom
class ProjectDirectoryTest {

    @Inject ProjectDirectory directory;
    @Inject Projects projects;
    @Inject Town town;

    private String domain;
    private String workspace;
    private String open;
    private String listing;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        open = project(workspace, ProjectType.PUBLIC);
        listing = project(workspace, ProjectType.PRIVATE);
        project(workspace, ProjectType.PRIVATE);
        project(town.workspace(), ProjectType.PUBLIC);
    }

    private String project(String place, ProjectType type) {
        return projects.create(
                        domain,
                        place,
                        new Projects.NewProject(
                                Town.unique("project"),
                                type,
                                null,
                                JsonValue.EMPTY_JSON_OBJECT,
                                "somebody"))
                .projectId();
    }

    private Place inside() {
        return Place.of(domain, workspace);
    }

    private int seen(Reach reach) {
        Statistics byId =
                Statistics.parse(Json.createObjectBuilder().add("distinct", "project_id").build());
        int counted = directory.stat(reach, byId).getJsonArray("results").size();
        long listed =
                directory
                        .list(reach, new ProjectDirectory.Wanted(null, false, null), Query.all())
                        .totalCount();
        assertThat(listed).isEqualTo(counted);
        return counted;
    }

    @Test
    void anOwnerSeesAllOfTheWorkspaceAndAnAdministratorAllOfTheDomain() {
        assertThat(seen(Reach.of(inside()))).isEqualTo(3);
        assertThat(seen(Reach.of(Place.of(domain)))).isEqualTo(4);
    }

    @Test
    void aMemberSeesThePublicOnesAndThoseThatListThem() {
        User alice = town.user("alice");
        town.appoint(alice, Role.WORKSPACE_MEMBER, workspace);
        assertThat(seen(Reach.ofMember(inside(), alice.userId()))).isEqualTo(1);

        projects.addUsers(Reach.of(inside()), listing, List.of(alice.userId()));

        assertThat(seen(Reach.ofMember(inside(), alice.userId()))).isEqualTo(2);
    }

    @Test
    void anAppOfAProjectSeesItsOwn() {
        assertThat(seen(Reach.ofSome(inside(), List.of(open)))).isEqualTo(1);
        assertThat(seen(Reach.ofSome(inside(), List.of()))).isZero();
    }
}
