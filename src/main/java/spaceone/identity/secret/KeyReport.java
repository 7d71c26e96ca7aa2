package spaceone.identity.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells whoever runs the service how far a change of the secret key is, each news once: what older
 * keys still seal, when one may be taken away, and, before a sign-in fails of it, what is sealed
 * with a key that this node does not have.
 */
@ApplicationScoped
public class KeyReport {

    /** Codes that were mailed are kept as hashes of a key, and live an hour at most. */
    static final Duration CODES_LIVE = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(KeyReport.class.getName());

    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final Map<String, String> counted = new ConcurrentHashMap<>();

    @Inject Secrets secrets;
    @Inject SealedRows rows;
    @Inject SealingKeys keys;
    @Inject Clock clock;

    /**
     * @param used the keys that something is sealed with
     * @param newest the key that all is to be sealed with
     */
    void tell(Set<String> used, String newest) {
        String sealing = secrets.sealingKey();
        Set<String> older = secrets.olderKeys();
        used.stream()
                .filter(id -> !id.equals(sealing) && !older.contains(id))
                .forEach(this::missing);
        if (newest.equals(sealing)) {
            told.remove(sealing);
            older.forEach(id -> older(id, used.contains(id)));
        } else {
            news(
                    Level.INFO,
                    sealing,
                    "A node that started later seals with key "
                            + newest
                            + ". This one seals with "
                            + sealing
                            + " until it is started with the same key in front.");
        }
    }

    private void missing(String id) {
        if (isTimeToCount(id)) {
            news(
                    Level.WARNING,
                    id,
                    "This node has no key "
                            + id
                            + ", and cannot read what is sealed with it: "
                            + counts(id)
                            + ". Put that key behind the others in IDENTITY_SECRET_KEY.");
        }
    }

    private void older(String id, boolean used) {
        if (used) {
            if (isTimeToCount(id)) {
                news(Level.INFO, id, "Sealed with the older key " + id + ": " + counts(id) + ".");
            }
            return;
        }
        String text =
                switch (keys.standing(id, CODES_LIVE)) {
                    case NEVER -> "Nothing is sealed with key %s. It is there to open.";
                    case LATELY ->
                            "Nothing is sealed with key %s any more. Keep it until this says that"
                                    + " nothing needs it: codes that were mailed may, for an hour.";
                    case LONG_AGO -> "Nothing needs key %s any more: it may be taken away.";
                };
        news(Level.INFO, id, text.formatted(id));
    }

    private String counts(String id) {
        return rows.count(id).entrySet().stream()
                .map(entry -> entry.getValue() + " of " + entry.getKey().table())
                .collect(Collectors.joining(", "));
    }

    /** Counting reads them all, so not more than once a minute. */
    private boolean isTimeToCount(String id) {
        String minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).toString();
        return !minute.equals(counted.put(id, minute));
    }

    private void news(Level level, String id, String text) {
        if (!text.equals(told.put(id, text))) {
            LOG.log(level, text);
        }
    }
}
