package spaceone.testkit.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spaceone.testkit.traffic.History.Accepted;
import spaceone.testkit.traffic.History.Allowed;
import spaceone.testkit.traffic.History.Caused;
import spaceone.testkit.traffic.History.Changed;
import spaceone.testkit.traffic.History.Counted;
import spaceone.testkit.traffic.History.Delivered;
import spaceone.testkit.traffic.History.Doubt;
import spaceone.testkit.traffic.History.Ended;
import spaceone.testkit.traffic.History.Event;
import spaceone.testkit.traffic.History.Read;
import spaceone.testkit.traffic.History.Recorded;
import spaceone.testkit.traffic.History.Written;

/** Finds in a history what must never be there. */
public final class Invariants {

    private final List<Event> events;
    private final Map<Invariant, List<String>> violations = new EnumMap<>(Invariant.class);

    private Invariants(List<Event> events) {
        this.events = events;
    }

    /** What was broken, and by what; empty when nothing was. */
    public static Map<Invariant, List<String>> broken(History history) {
        Invariants invariants = new Invariants(history.events());
        invariants.stored();
        invariants.acceptedOnce();
        invariants.ended();
        invariants.mailed();
        invariants.recorded();
        invariants.bounded();
        return invariants.violations;
    }

    private void violated(Invariant invariant, String how) {
        violations.computeIfAbsent(invariant, i -> new ArrayList<>()).add(how);
    }

    private <T extends Event> Stream<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    private <T extends Event> Map<String, List<T>> by(Class<T> kind, Function<T, String> key) {
        return all(kind).collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private void stored() {
        Map<String, List<Written>> written = by(Written.class, Written::what);
        all(Read.class)
                .filter(read -> !canFind(read, written.getOrDefault(read.what(), List.of())))
                .forEach(
                        read ->
                                violated(
                                        Invariant.STORED,
                                        "%s is %s".formatted(read.what(), read.value())));
    }

    /** What nothing newer that was answered in time has replaced. */
    private static boolean canFind(Read read, List<Written> written) {
        return written.stream()
                .filter(one -> one.value().equals(read.value()) && one.begin() < read.end())
                .anyMatch(one -> written.stream().noneMatch(next -> lies(next, one, read)));
    }

    private static boolean lies(Written next, Written one, Read read) {
        return next.begin() > one.end() && next.end() < read.begin();
    }

    private void acceptedOnce() {
        by(Accepted.class, Accepted::secret)
                .forEach(
                        (secret, times) -> {
                            if (times.size() > 1) {
                                violated(Invariant.ONCE, secret + ": " + times.size() + " times");
                            }
                        });
    }

    private void ended() {
        Map<String, List<Ended>> ends = by(Ended.class, Ended::right);
        all(Allowed.class)
                .filter(
                        allowed ->
                                ends.getOrDefault(allowed.right(), List.of()).stream()
                                        .anyMatch(end -> end.end() < allowed.begin()))
                .forEach(allowed -> violated(Invariant.ENDED, allowed.right()));
    }

    private void mailed() {
        Map<String, List<Caused>> caused = by(Caused.class, Caused::recipient);
        Map<String, List<Delivered>> delivered = by(Delivered.class, Delivered::recipient);
        caused.forEach(
                (recipient, facts) -> {
                    long came = different(delivered.getOrDefault(recipient, List.of()));
                    int least = facts.stream().mapToInt(Caused::least).sum();
                    if (came < least) {
                        violated(
                                Invariant.MAILED,
                                "%s: %d of %d came".formatted(recipient, came, least));
                    }
                });
        delivered.forEach(
                (recipient, mails) -> {
                    List<Caused> facts = caused.getOrDefault(recipient, List.of());
                    int most = facts.stream().mapToInt(Caused::most).sum();
                    if (different(mails) > most) {
                        violated(
                                Invariant.NO_FACT_NO_MAIL,
                                "%s: %d mails of %d facts"
                                        .formatted(recipient, different(mails), most));
                    }
                });
        by(Delivered.class, Delivered::messageId).values().forEach(this::repeatedInDoubtOnly);
    }

    private static long different(Collection<Delivered> mails) {
        return mails.stream().map(Delivered::messageId).distinct().count();
    }

    private void repeatedInDoubtOnly(List<Delivered> mails) {
        mails.subList(0, mails.size() - 1).stream()
                .filter(mail -> mail.known() && all(Doubt.class).noneMatch(d -> covers(d, mail)))
                .forEach(
                        mail ->
                                violated(
                                        Invariant.MAILED,
                                        "%s: %s was known to be taken, and came again"
                                                .formatted(mail.recipient(), mail.messageId())));
    }

    private static boolean covers(Doubt doubt, Delivered mail) {
        return doubt.begin() <= mail.at() && mail.at() <= doubt.end();
    }

    private void recorded() {
        Map<String, List<Recorded>> records =
                by(Recorded.class, record -> record.action() + " " + record.target());
        by(Changed.class, change -> change.action() + " " + change.target())
                .forEach(
                        (what, changes) -> {
                            int least = changes.stream().mapToInt(Changed::least).sum();
                            int most = changes.stream().mapToInt(Changed::most).sum();
                            int count =
                                    records.getOrDefault(what, List.of()).stream()
                                            .mapToInt(Recorded::count)
                                            .sum();
                            if (count < least || count > most) {
                                violated(
                                        Invariant.RECORDED,
                                        "%s: %d records of %d to %d changes"
                                                .formatted(what, count, least, most));
                            }
                        });
    }

    private void bounded() {
        all(Counted.class)
                .filter(one -> one.count() < one.least() || one.count() > one.most())
                .forEach(
                        one ->
                                violated(
                                        Invariant.BOUNDED,
                                        "%s: %d, not %d to %d"
                                                .formatted(
                                                        one.limit(),
                                                        one.count(),
                                                        one.least(),
                                                        one.most())));
    }
}
