package spaceone.identity.node;

import jakarta.ejb.Stateless;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import spaceone.identity.Json;

/** The rows of all nodes. By the clock of the database, whatever those of the nodes say. */
@Stateless
public class Nodes {

    /** At most so many are told, those that live first. */
    static final int MOST = 100;

    /** One that died is told of for so long. */
    static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext EntityManager em;

    /**
     * Writes what a node says of itself.
     *
     * @param up for how long it has been running
     */
    public void report(String nodeId, Duration up, NodeReport report) {
        em.createNativeQuery(
                        """
                        insert into nodes (node_id, host, version, commit_id, server, java, leaving,
                            clock_ahead, failing_chores, started_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as jsonb),
                            now() - ?10 * interval '1 second')
                        on conflict (node_id) do update set leaving = excluded.leaving,
                            clock_ahead = excluded.clock_ahead,
                            failing_chores = excluded.failing_chores, seen_at = excluded.seen_at
                        """)
                .setParameter(1, nodeId)
                .setParameter(2, report.host())
                .setParameter(3, report.release().version())
                .setParameter(4, report.release().commit())
                .setParameter(5, report.server())
                .setParameter(6, report.java())
                .setParameter(7, report.leaving())
                .setParameter(8, seconds(report.clockAhead()))
                .setParameter(9, json(report.failingChores()))
                .setParameter(10, seconds(up))
                .executeUpdate();
    }

    /** It went in order. */
    public void remove(String nodeId) {
        em.createNativeQuery("delete from nodes where node_id = ?1")
                .setParameter(1, nodeId)
                .executeUpdate();
    }

    public List<Node> list() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(
                                """
                                select node_id, host, version, commit_id, server, java, leaving,
                                    clock_ahead, cast(failing_chores as text), started_at, seen_at,
                                    cast(extract(epoch from now() - seen_at) as double precision)
                                from (select * from nodes order by seen_at desc limit ?1) latest
                                order by host, started_at, node_id
                                """)
                        .setParameter(1, MOST)
                        .getResultList();
        return rows.stream().map(Nodes::node).toList();
    }

    /** How many there are, those included that are too many to be told. */
    public int count() {
        Object count = em.createNativeQuery("select count(*) from nodes").getSingleResult();
        return ((Number) count).intValue();
    }

    /** Forgets those that nobody has heard from for a day. */
    public int purge(int most) {
        return em.createNativeQuery(
                        "delete from nodes where node_id in (select node_id from nodes where"
                                + " seen_at < now() - ?1 * interval '1 second' limit ?2"
                                + " for update skip locked)")
                .setParameter(1, seconds(KEPT))
                .setParameter(2, most)
                .executeUpdate();
    }

    private static Node node(Object[] row) {
        boolean leaving = (Boolean) row[6];
        NodeReport report =
                new NodeReport(
                        (String) row[1],
                        new Release((String) row[2], (String) row[3]),
                        (String) row[4],
                        (String) row[5],
                        leaving,
                        duration(row[7]),
                        chores((String) row[8]));
        NodeState state = NodeState.of(leaving, duration(row[11]));
        return new Node((String) row[0], state, report, instant(row[9]), instant(row[10]));
    }

    private static String json(List<FailingChore> chores) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (FailingChore each : chores) {
            all.add(
                    Json.createObjectBuilder()
                            .add("name", each.name())
                            .add("failures", each.failures()));
        }
        return all.build().toString();
    }

    private static List<FailingChore> chores(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonArray all = reader.readArray();
            return all.stream()
                    .map(each -> each.asJsonObject())
                    .map(each -> new FailingChore(each.getString("name"), each.getInt("failures")))
                    .toList();
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Duration duration(Object seconds) {
        return Duration.ofMillis(Math.round(((Number) seconds).doubleValue() * 1000));
    }

    private static Instant instant(Object time) {
        return ((Timestamp) time).toInstant();
    }
}
