package spaceone.identity.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.testkit.ChangeLog.Step;

/**
 * Upgrades a real database, change set by change set, and tells which of them would harm the nodes
 * of the release before, which run on while the new ones start.
 */
final class Rehearsal {

    private static final Pattern CONTRACT = Pattern.compile("contract: since (\\S+?),? +\\S+");
    private static final Pattern BRIEF = Pattern.compile("brief: \\S+");

    /** A statement that cannot be inside a transaction: "concurrently", or a commit of its own. */
    private static final Set<String> NEEDS_NO_TRANSACTION = Set.of("25001", "2D000");

    private final Connection database;
    private final List<String> releases;
    private final Catalogue released;
    private final List<String> findings = new ArrayList<>();

    /**
     * @param database with the tables of the newest release
     * @param releases their names, oldest first
     */
    Rehearsal(Connection database, List<String> releases) throws SQLException {
        this.database = database;
        this.releases = releases;
        this.released = Catalogue.of(database);
    }

    List<String> findings() {
        return findings;
    }

    void run(Step step) throws SQLException {
        Catalogue before = Catalogue.of(database);
        Set<Long> built = new HashSet<>();
        Set<String> written = new TreeSet<>();
        if (step.inTransaction()) {
            together(step.statements(), built, written);
        } else {
            for (String sql : step.statements()) {
                alone(sql, built, written);
            }
            repeat(step);
        }
        Catalogue after = Catalogue.of(database);
        judge(
                step,
                Breakage.between(released, before, after, database),
                Stoppage.between(released, before, after, built, written));
    }

    private void together(List<String> statements, Set<Long> built, Set<String> written)
            throws SQLException {
        Set<Long> there = Catalogue.of(database).indexFiles();
        database.setAutoCommit(false);
        try {
            for (String sql : statements) {
                execute(sql);
            }
            written.addAll(Stoppage.written(database, released));
            Set<Long> made = new HashSet<>(Catalogue.of(database).indexFiles());
            made.removeAll(there);
            built.addAll(made);
            database.commit();
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    /** In a transaction if it can be, for then it locks as long as one. */
    private void alone(String sql, Set<Long> built, Set<String> written) throws SQLException {
        try {
            together(List.of(sql), built, written);
        } catch (SQLException e) {
            if (!NEEDS_NO_TRANSACTION.contains(e.getSQLState())) {
                throw e;
            }
            execute(sql);
        }
    }

    /** What is not in one transaction may be killed half way, and is begun again then. */
    private void repeat(Step step) {
        try {
            for (String sql : step.statements()) {
                execute(sql);
            }
        } catch (SQLException e) {
            report(
                    step,
                    "cannot be run again after a start that was killed in it; begin with \"drop index"
                            + " concurrently if exists\", or the like ("
                            + e.getMessage()
                            + ")");
        }
    }

    private void judge(Step step, List<String> breakage, List<String> stoppage) {
        Matcher contract = CONTRACT.matcher(step.comment());
        String newest = releases.get(releases.size() - 1);
        if (contract.find()) {
            if (!releases.contains(contract.group(1))) {
                report(
                        step,
                        "is a contract step since release "
                                + contract.group(1)
                                + ", which is not out; it has to wait for the release after that"
                                + " (released are "
                                + String.join(", ", releases)
                                + ")");
            }
        } else {
            breakage.forEach(
                    finding ->
                            report(
                                    step,
                                    finding
                                            + ". Release "
                                            + newest
                                            + " still runs then. Once the release that no longer needs"
                                            + " it is out, mark it \"--comment: contract: since"
                                            + " <release>, <why>\""));
        }
        if (!BRIEF.matcher(step.comment()).find()) {
            stoppage.forEach(
                    finding ->
                            report(
                                    step,
                                    finding
                                            + ". Users wait meanwhile. If it is brief in any"
                                            + " installation, mark it \"--comment: brief: <why>\""));
        }
    }

    private void report(Step step, String finding) {
        findings.add(step.file() + ", change set " + step.id() + ": " + finding + ".");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
