package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Which roles there are; what they allow is not for everybody. */
@InRoom
class RoleDirectoryTest {

    @Inject RoleDirectory directory;
    @Inject Town town;

    @Proves("8.2.3")
    @Test
    void administratorsSeeWhatRolesAllowAndOthersWhichThereAre() {
        String role = town.role(RoleType.WORKSPACE_MEMBER, "identity:User.read");
        Query one = Query.all().with("role_id", role);

        assertThat(directory.list(town.domainId(), one).results().get(0))
                .containsKeys("permissions", "page_access", "tags", "is_managed");
        assertThat(directory.listBasic(town.domainId(), one).results().get(0))
                .containsKeys("role_id", "name", "role_type", "state")
                .doesNotContainKeys("permissions", "page_access", "tags", "is_managed");
    }

    @Test
    void theyAreThoseOfTheDomain() {
        town.role(RoleType.WORKSPACE_MEMBER, "identity:User.read");

        assertThat(directory.list(town.domainId(), Query.all()).totalCount()).isEqualTo(4);
        assertThat(directory.listBasic("domain-other", Query.all()).totalCount()).isZero();
        assertThat(
                        directory
                                .stat(
                                        town.domainId(),
                                        Statistics.parse(
                                                Json.createObjectBuilder()
                                                        .add("distinct", "role_type")
                                                        .build()))
                                .getJsonArray("results"))
                .hasSize(3);
    }
}
