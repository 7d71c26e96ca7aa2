package spaceone.testkit.traffic;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What became of the requests of one phase. */
public final class Tally {

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong putOff = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicReference<Wait> longestWait = new AtomicReference<>(new Wait(0, ""));
    private final AtomicLong longestOutage = new AtomicLong();
    private final Map<String, AtomicLong> methods = new ConcurrentSkipListMap<>();

    void enter(String method, Reply reply) {
        methods.computeIfAbsent(method, m -> new AtomicLong()).incrementAndGet();
        if (reply.isRefused()) {
            refused.incrementAndGet();
        } else if (reply.isUnavailable()) {
            putOff.incrementAndGet();
        } else if (reply.answer() != null) {
            answered.incrementAndGet();
        } else {
            unanswered.incrementAndGet();
        }
    }

    /**
     * @param course what was asked for, and what was met until it was answered
     */
    void waited(long nanos, String course) {
        waited(new Wait(nanos, course));
    }

    private void waited(Wait wait) {
        longestWait.accumulateAndGet(wait, (one, two) -> two.nanos() > one.nanos() ? two : one);
    }

    private record Wait(long nanos, String course) {}

    void outage(long nanos) {
        longestOutage.accumulateAndGet(nanos, Math::max);
    }

    void add(Tally other) {
        answered.addAndGet(other.answered.get());
        refused.addAndGet(other.refused.get());
        putOff.addAndGet(other.putOff.get());
        unanswered.addAndGet(other.unanswered.get());
        waited(other.longestWait.get());
        outage(other.longestOutage.get());
        other.methods.forEach(
                (method, count) ->
                        methods.computeIfAbsent(method, m -> new AtomicLong())
                                .addAndGet(count.get()));
    }

    public long requests() {
        return answered.get() + refused() + putOff() + unanswered();
    }

    public long refused() {
        return refused.get();
    }

    public long putOff() {
        return putOff.get();
    }

    public long unanswered() {
        return unanswered.get();
    }

    /** What clients took for an error of the service. */
    public long troubled() {
        return refused() + putOff() + unanswered();
    }

    /** How often each method was called. */
    public Map<String, AtomicLong> methods() {
        return methods;
    }

    /** How long no client at all was answered, in seconds. */
    public double longestOutage() {
        return longestOutage.get() / 1e9;
    }

    /** How long a client who met an error had to press on until there was an answer, in seconds. */
    public double longestWait() {
        return longestWait.get().nanos() / 1e9;
    }

    /** What that client met. */
    public String courseOfLongestWait() {
        return longestWait.get().course();
    }

    @Override
    public String toString() {
        return "%,d requests (%,d answered, %,d refused, %,d put off, %,d without an answer)"
                .formatted(requests(), answered.get(), refused(), putOff(), unanswered());
    }
}
