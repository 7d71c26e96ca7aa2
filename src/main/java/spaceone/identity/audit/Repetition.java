package spaceone.identity.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import spaceone.identity.Network;
import spaceone.identity.Sha256;

/**
 * Which refusals are one row: the same within a minute, by the same somebody or about the same
 * account. Whoever tries many accounts, or tries one from many addresses, gets some rows of their
 * own and then one for all the rest, so that what strangers can write is bounded. Every node allows
 * as many.
 */
@ApplicationScoped
public class Repetition {

    /** Rows with a target, or with a source, of their own in a minute. */
    static final int OWN = 3;

    /** Rows of one domain in a minute that differ in who and whom. */
    static final int ALL = 500;

    private final Map<String, Set<String>> seen = new HashMap<>();
    private long minute;

    /** Equal for those that are counted in one row. */
    synchronized String key(
            Instant now, Actor actor, String domainId, String action, String target) {
        if (minute != now.getEpochSecond() / 60) {
            minute = now.getEpochSecond() / 60;
            seen.clear();
        }
        boolean known = !actor.id().isEmpty();
        String source = Network.of(actor.source());
        String who = known ? actor.type() + " " + actor.id() : "source " + source;
        String act = domainId + "\n" + action + "\n";
        String key = act + who + "\n" + target;
        if (!isAmong(act + who, target, OWN)) {
            key = act + who;
        } else if (!known && !target.isEmpty() && !isAmong(act + "about " + target, source, OWN)) {
            key = act + "about " + target;
        }
        if (!known && !isAmong(domainId, key, ALL)) {
            key = act;
        }
        return Sha256.hex(minute + "\n" + key);
    }

    private boolean isAmong(String first, String each, int most) {
        Set<String> others = seen.computeIfAbsent(first, f -> new HashSet<>());
        return others.contains(each) || others.size() < most && others.add(each);
    }
}
