package spaceone.identity.secret;

import static spaceone.identity.secret.SealedColumn.values;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import spaceone.identity.IdentityException;

/**
 * What is sealed with which key, and how it is sealed anew: a few rows at a time, each claimed by
 * one node, so that it may be stopped and begun again anywhere. System-wide: the key is of the
 * installation, not of a domain.
 */
@Stateless
public class SealedRows {

    private static final Logger LOG = System.getLogger(SealedRows.class.getName());

    /** Marks statements that come at any time, for who reads the database's log. */
    private static final String MARK = "/* key sweep */ ";

    private static final int ID_BEGINS = 3;
    private static final int HEAD = 12;

    /** Jumps from one head to the next in the index: as many steps as there are keys. */
    private static final String HEADS =
            """
            with recursive heads as (
                (select left({c}, 12) collate "C" as head from {table} where {c} is not null order by 1 limit 1)
                union all
                select (select left({c}, 12) collate "C" from {table}
                        where {c} is not null and left({c}, 12) collate "C" > heads.head order by 1 limit 1)
                from heads where heads.head is not null)
            select head from heads where head is not null
            """;

    private static final String COUNT =
            "select count(*) from {table} where {c} is not null and left({c}, 12) collate \"C\" = ?1";

    private static final String CLAIM =
            """
            select {key}, {c} from {table} where {c} is not null and left({c}, 12) collate "C" = ?1
                and not {key} = any (string_to_array(?2, ' ')) limit ?3 for update skip locked
            """;

    private static final String WRITE =
            """
            update {table} t set {c} = fresh.sealed
            from unnest(string_to_array(?1, ' '), string_to_array(?2, ' ')) as fresh (row_key, sealed)
            where t.{key} = fresh.row_key
            """;

    /** What became of some rows: those that cannot be opened stay as they are. */
    public record Portion(int sealed, List<String> unreadable) {

        boolean isEmpty() {
            return sealed == 0 && unreadable.isEmpty();
        }

        boolean isLast(int most) {
            return sealed + unreadable.size() < most;
        }
    }

    @PersistenceContext EntityManager em;
    @Inject Secrets secrets;

    /** The ids of all keys that something is sealed with. */
    public Set<String> keysInUse() {
        Set<String> ids = new TreeSet<>();
        for (SealedColumn column : values()) {
            strings(query(column.sql(HEADS))).map(SealedRows::keyId).forEach(ids::add);
        }
        return ids;
    }

    /** How much is sealed with a key, where there is any. */
    public Map<SealedColumn, Long> count(String keyId) {
        Map<SealedColumn, Long> counts = new EnumMap<>(SealedColumn.class);
        for (SealedColumn column : values()) {
            Query count = query(column.sql(COUNT)).setParameter(1, SealedText.head(keyId));
            long rows = ((Number) count.getSingleResult()).longValue();
            if (rows > 0) {
                counts.put(column, rows);
            }
        }
        return counts;
    }

    /**
     * Seals some rows of an older key with the present one.
     *
     * @param skipped keys of rows that cannot be opened
     */
    public Portion reseal(SealedColumn column, String keyId, Set<String> skipped, int most) {
        @SuppressWarnings("unchecked")
        List<Object[]> claimed =
                query(column.sql(CLAIM))
                        .setParameter(1, SealedText.head(keyId))
                        .setParameter(2, String.join(" ", skipped))
                        .setParameter(3, most)
                        .getResultList();
        List<String> keys = new ArrayList<>();
        List<String> sealed = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Object[] row : claimed) {
            String key = (String) row[0];
            try {
                String plain = secrets.open((String) row[1], column, key);
                sealed.add(secrets.seal(plain, column, key));
                keys.add(key);
            } catch (IdentityException e) {
                LOG.log(
                        Level.WARNING,
                        "Cannot seal {0} of {1} anew: {2}",
                        key,
                        column.table(),
                        e.getMessage());
                unreadable.add(key);
            }
        }
        if (!keys.isEmpty()) {
            query(column.sql(WRITE))
                    .setParameter(1, String.join(" ", keys))
                    .setParameter(2, String.join(" ", sealed))
                    .executeUpdate();
        }
        return new Portion(keys.size(), unreadable);
    }

    private Query query(String sql) {
        return em.createNativeQuery(MARK + sql);
    }

    private static Stream<String> strings(Query query) {
        return ((List<?>) query.getResultList()).stream().map(String.class::cast);
    }

    private static String keyId(String head) {
        return head.length() == HEAD ? head.substring(ID_BEGINS, HEAD - 1) : head;
    }
}
