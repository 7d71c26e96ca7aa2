package spaceone.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.SmallDisk;
import spaceone.testkit.Staff;

/** The data directory, which holds the secret key, is full. */
@Tag("adversity")
class FullDiskIT {

    private final DataSource database = Database.fresh();
    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException {
        assumeTrue(SmallDisk.isPossible(), "SKIPPED: only root mounts a small disk");
        disk = new SmallDisk();
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aNodeServesOnAndStartsAgain() throws Exception {
        try (Node node = start()) {
            node.awaitReady();
            disk.fill();
            try (Staff staff = Staff.on(node)) {
                staff.signIn(node);
                node.kill();
                try (Node again = start()) {
                    again.awaitReady();
                    staff.signIn(again);
                }
            }
        }
    }

    @Test
    void aFirstStartThatCannotKeepItsKeySaysSoAndLeavesNoHalfOfIt() throws Exception {
        disk.fill();
        try (Node node = start()) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.output()).contains("cannot read or create", "set IDENTITY_SECRET_KEY");
        }
        assertThat(disk.directory().toFile().list()).containsExactly("full");
    }

    private Node start() {
        return Node.start(
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(database),
                        "IDENTITY_DATA_DIR",
                        disk.directory().toString(),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        Installation.PASSWORD,
                        "IDENTITY_EXTERNAL_ALLOW_PRIVATE_ADDRESSES",
                        "true"),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }
}
