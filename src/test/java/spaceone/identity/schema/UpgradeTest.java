package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.ChangeLog.Step;
import spaceone.testkit.Database;

/** The change log itself: released files stay as they are, new ones spare the release before. */
class UpgradeTest {

    private static final Path CHANGES = Path.of("src/main/liquibase");

    private final List<Step> steps = ChangeLog.read(CHANGES);

    @Test
    void releasedFilesStayAsTheyAre() throws Exception {
        List<String> included = steps.stream().map(Step::file).distinct().toList();

        assertThat(released().findings(CHANGES, included)).isEmpty();
    }

    @Test
    void theReleaseBeforeCanGoOnDuringAndAfterTheUpgrade() throws Exception {
        try (Connection database = Database.fresh().getConnection();
                Statement statement = database.createStatement()) {
            for (Step step : steps) {
                if (released().has(step.file())) {
                    for (String sql : step.statements()) {
                        statement.execute(sql);
                    }
                }
            }
            Rehearsal rehearsal = new Rehearsal(database, released().releases());
            for (Step step : steps) {
                if (!released().has(step.file())) {
                    rehearsal.run(step);
                }
            }
            assertThat(rehearsal.findings()).isEmpty();
        }
    }

    private static ReleasedFiles released() throws Exception {
        return ReleasedFiles.parse(Files.readAllLines(ReleasedFiles.LIST));
    }
}
