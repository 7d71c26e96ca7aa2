package spaceone.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.ReleaseBefore;
import spaceone.testkit.Staff;

/**
 * The release before this one, for real. It serves while this one upgrades the tables, beside it,
 * and again after it.
 */
@ByItself
@Tag("servers")
@Tag("upgrade")
class UpgradeIT {

    private final DataSource database = Database.fresh();
    private Path previous;
    private Path data;

    @BeforeEach
    void findPrevious() throws IOException {
        Optional<Path> war = ReleaseBefore.war();
        assumeTrue(war.isPresent(), "SKIPPED: the release before is not at hand");
        previous = war.get();
        data = Files.createTempDirectory(Path.of("target"), "upgrade").toAbsolutePath();
    }

    @Test
    void theReleaseBeforeServesDuringAndAfterTheUpgrade() throws InterruptedException {
        try (Node before = start(previous)) {
            before.awaitReady();
            Staff staff = Staff.on(before);
            try (Node after = start(Path.of(System.getProperty("identity.war")))) {
                after.awaitReady();
                staff.signIn(after);
                staff.signIn(before);
                Staff.post(before, "user/get", staff.admin(after), "{\"user_id\": \"kim\"}")
                        .is(200);
                Staff.post(after, "user/get", staff.admin(before), "{\"user_id\": \"kim\"}")
                        .is(200);
            }
            staff.signIn(before);
            try (Node back = start(previous)) {
                back.awaitReady();
                staff.signIn(back);
            } finally {
                staff.close();
            }
        }
    }

    private Node start(Path war) {
        return Node.start(
                war,
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(database),
                        "IDENTITY_DATA_DIR",
                        data.toString(),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        Installation.PASSWORD,
                        "IDENTITY_EXTERNAL_ALLOW_PRIVATE_ADDRESSES",
                        "true"),
                List.of(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }
}
