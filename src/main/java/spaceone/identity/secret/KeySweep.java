package spaceone.identity.secret;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import spaceone.identity.StartRefused;

/**
 * Seals with the present key what older ones sealed, in the background, until an older one may be
 * taken away. Any number of nodes may do it at once, and be stopped in it.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class KeySweep {

    private static final Logger LOG = System.getLogger(KeySweep.class.getName());

    /** Gently: at most so many rows at a time, and so often in ten seconds. */
    private static final int PORTIONS = 10;

    private static final int MOST_UNREADABLE = 1000;

    private final Map<SealedColumn, Set<String>> unreadable = new EnumMap<>(SealedColumn.class);

    @Inject Secrets secrets;
    @Inject SealedRows rows;
    @Inject SealingKeys keys;
    @Inject KeyReport report;

    @PostConstruct
    void start() {
        String sealing = secrets.sealingKey();
        Set<String> used = rows.keysInUse();
        if (!used.isEmpty() && !secrets.opensAnyOf(used)) {
            report.tell(used, sealing);
            throw StartRefused.because(
                    "what this database keeps is sealed with the key "
                            + String.join(", ", used)
                            + ", and no key of IDENTITY_SECRET_KEY, or of secret.key in"
                            + " IDENTITY_DATA_DIR, is that one ("
                            + sealing
                            + "). Start it with the key that belongs to the database.");
        }
        keys.started(sealing);
        LOG.log(Level.INFO, "Secrets are sealed with key {0}.", sealing);
        report.tell(used, sealing);
    }

    /** Some portions; the next sweep goes on. */
    public void sweep() {
        String sealing = secrets.sealingKey();
        keys.seen(sealing);
        Set<String> used = rows.keysInUse();
        String newest = keys.newest();
        if (newest.equals(sealing) && reseal(used)) {
            used = rows.keysInUse();
        }
        report.tell(used, newest);
    }

    /** Whether there was anything to do. */
    private boolean reseal(Set<String> used) {
        int left = PORTIONS;
        for (String older : secrets.olderKeys()) {
            for (SealedColumn column : SealedColumn.values()) {
                Set<String> skipped = unreadable.computeIfAbsent(column, c -> new HashSet<>());
                boolean more = used.contains(older);
                while (more && left > 0 && skipped.size() < MOST_UNREADABLE) {
                    SealedRows.Portion portion =
                            rows.reseal(column, older, skipped, column.portion());
                    skipped.addAll(portion.unreadable());
                    more = !portion.isLast(column.portion());
                    left -= portion.isEmpty() ? 0 : 1;
                }
            }
        }
        return left < PORTIONS;
    }
}
