package spaceone.identity.schema;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/**
 * Where the primary is, of the hosts that one address names. When it is found on another host than
 * before, connections to the former one are cut off: one that is frozen neither answers nor hangs
 * up, and when it wakes it would tell for a moment what has long been changed elsewhere.
 */
final class Primary {

    private static final Logger LOG = System.getLogger(Primary.class.getName());
    private static final Map<String, Primary> BY_ADDRESS = new ConcurrentHashMap<>();

    private final Set<PgConnection> open = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable HostSpec host;

    private Primary() {}

    /** The same for all who have this address. */
    static Primary of(String url) {
        return BY_ADDRESS.computeIfAbsent(url, u -> new Primary());
    }

    /** This connection was opened, to whoever is the primary now. */
    void found(PGConnection connection) throws SQLException {
        PgConnection opened = (PgConnection) connection;
        for (PgConnection former : formerBeside(opened)) {
            former.abort(Runnable::run);
        }
    }

    private synchronized List<PgConnection> formerBeside(PgConnection opened) {
        HostSpec now = opened.getQueryExecutor().getHostSpec();
        List<PgConnection> former = now.equals(host) ? List.of() : List.copyOf(open);
        if (host != null && !now.equals(host)) {
            LOG.log(
                    Level.WARNING,
                    "The primary is {0} now, connections to {1} are cut off",
                    now,
                    host);
        }
        host = now;
        open.removeAll(former);
        open.add(opened);
        return former;
    }
}
