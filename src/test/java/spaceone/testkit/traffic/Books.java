package spaceone.testkit.traffic;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spaceone.testkit.traffic.History.Recorded;

/** Keeps count of what happened to requests by phases, the history, and what nothing explains. */
public final class Books {

    private static final String RECORDS =
            """
            select action, target_id, count(*) from audit_records
            where outcome = 'SUCCESS' and target = 'User' group by action, target_id
            """;

    private final Map<String, Tally> phases = new LinkedHashMap<>();
    private final History history = new History();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastAnswer = new AtomicLong();
    private volatile Tally now;
    private volatile boolean clocksDiffer;

    public Books() {
        phase("start");
    }

    /** From now on it is counted under this name; what is under way stays where it began. */
    public synchronized void phase(String name) {
        now = phases.computeIfAbsent(name, n -> new Tally());
    }

    /** Whether what lasts for a few minutes may be over elsewhere, or not have begun. */
    public void clocksDiffer(boolean value) {
        clocksDiffer = value;
    }

    boolean clocksDiffer() {
        return clocksDiffer;
    }

    Tally now() {
        return now;
    }

    public synchronized Map<String, Tally> phases() {
        return new LinkedHashMap<>(phases);
    }

    public Tally total() {
        Tally total = new Tally();
        phases().values().forEach(total::add);
        return total;
    }

    void enter(String method, Reply reply) {
        now.enter(method, reply);
        if (reply.isAnswered()) {
            long last = lastAnswer.getAndAccumulate(reply.end(), Math::max);
            now.outage(last == 0 ? 0 : reply.end() - last);
        }
        if (reply.isAnswered() && reply.answer().status() >= 500) {
            error(method + ": " + reply);
        }
    }

    public History history() {
        return history;
    }

    /** Writes down what the audit trail has of what was done. */
    public void readRecords(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(RECORDS)) {
            while (row.next()) {
                history.add(new Recorded(row.getString(1), row.getString(2), row.getInt(3)));
            }
        }
    }

    /** An answer, or a failure, that nothing which happens to nodes or the database explains. */
    void error(String what) {
        errors.add(what);
    }

    /** What was broken of each invariant, which may be nothing. */
    public Map<Invariant, List<String>> violations() {
        Map<Invariant, List<String>> all = new EnumMap<>(Invariant.class);
        Stream.of(Invariant.values()).forEach(invariant -> all.put(invariant, List.of()));
        all.putAll(Invariants.broken(history));
        return all;
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    public boolean areClean() {
        return errors.isEmpty() && violations().values().stream().allMatch(List::isEmpty);
    }

    /** How often each invariant was broken. */
    public String promises() {
        return violations().entrySet().stream()
                        .map(entry -> entry.getKey().number() + " " + entry.getValue().size())
                        .collect(Collectors.joining(", ", "violations of ", ""))
                + ", server errors "
                + errors.size();
    }

    /** Some of what is wrong, for a reader. */
    public void printWrongs() {
        violations().forEach((invariant, cases) -> print(invariant.toString(), cases));
        print("server errors", errors());
    }

    private static void print(String what, List<String> cases) {
        if (!cases.isEmpty()) {
            System.out.println(what + ": " + cases.size());
            cases.stream().limit(8).forEach(one -> System.out.println("  " + one));
        }
    }
}
