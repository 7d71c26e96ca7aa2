package spaceone.identity.api.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** What this node has room for at once, and who holds how much of it. */
@ApplicationScoped
public class Bounds {

    private static final int MOST_READING = 2_000;

    /** Who reads at all takes the next piece sooner than that. */
    private static final long SLOW_NANOS = Duration.ofSeconds(1).toNanos();

    /** With those at work fewer than the threads that the scripts for servers set, 40. */
    private static final int MOST_READING_HERE = 12;

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final Line<Visit> line = new Line<>();
    private final Shares reading = new Shares(MOST_READING);
    private final Shares readingHere = new Shares(MOST_READING_HERE);
    private final Shares bytes = new Shares(MOST_BYTES);
    private final Shares working;
    private final Shares waiting;
    private final Shares streaming;
    private final Duration bodyTimeout;
    private final Duration waitTimeout;
    private final Duration writeTimeout;
    private final Duration streamTimeout;

    /** For the container's proxies. */
    protected Bounds() {
        this(1, 1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    @Inject
    Bounds(
            @Configured(Setting.REQUESTS_AT_ONCE) int atOnce,
            @Configured(Setting.REQUESTS_WAITING) int waiting,
            @Configured(Setting.REQUESTS_STREAMS) int streams,
            @Configured(Setting.REQUESTS_BODY_TIMEOUT) Duration bodyTimeout,
            @Configured(Setting.REQUESTS_WAIT_TIMEOUT) Duration waitTimeout,
            @Configured(Setting.REQUESTS_WRITE_TIMEOUT) Duration writeTimeout,
            @Configured(Setting.REQUESTS_STREAM_TIMEOUT) Duration streamTimeout) {
        // Each of them takes a part of the few cores, too.
        this.working = new Shares(atOnce, 2);
        this.waiting = new Shares(waiting);
        this.bodyTimeout = bodyTimeout;
        this.waitTimeout = waitTimeout;
        this.streamTimeout = streamTimeout;
        this.streaming = new Shares(streams);
        this.writeTimeout = writeTimeout;
    }

    /** Begins to wait for a body on the thread that found the request; false when too many do. */
    synchronized boolean readHere(Visit visit) {
        if (!readingHere.take(visit.source, 1)) {
            return false;
        }
        visit.deadline = System.nanoTime() + bodyTimeout.toNanos();
        visits.add(visit);
        return true;
    }

    synchronized void haveReadHere(Visit visit) {
        readingHere.giveBack(visit.source, 1);
        visits.remove(visit);
    }

    boolean isLate(Visit visit) {
        return System.nanoTime() - visit.deadline >= 0;
    }

    /** Begins to read a body without a thread; false when too many do. */
    synchronized boolean read(Visit visit) {
        if (!reading.take(visit.source, 1)) {
            return false;
        }
        visit.reads(true);
        visit.deadline = System.nanoTime() + bodyTimeout.toNanos();
        visits.add(visit);
        return true;
    }

    synchronized boolean takeBytes(String source, long amount) {
        return bytes.take(source, amount);
    }

    /** Goes to work at once, if there is room. */
    synchronized boolean work(Visit visit) {
        if (!working.take(visit.caller, 1)) {
            return false;
        }
        visit.works();
        visits.add(visit);
        return true;
    }

    /** Stands in line until there is room; false when it goes on at once, to work or refused. */
    synchronized boolean await(Visit visit) {
        if (work(visit)) {
            return false;
        }
        if (!waiting.take(visit.caller, 1)) {
            visit.refusal = waiting.isExhausted() ? Refusal.BUSY : Refusal.TOO_MANY;
            return false;
        }
        visit.deadline = System.nanoTime() + waitTimeout.toNanos();
        line.add(visit.caller, visit);
        return true;
    }

    /** The end of reading, whatever it is; false when somebody else was faster to end it. */
    synchronized boolean stopReading(Visit visit) {
        if (!visit.isReading()) {
            return false;
        }
        visit.reads(false);
        reading.giveBack(visit.source, 1);
        return true;
    }

    /** It streams its answer, to somebody of that domain. */
    void streams(Visit visit, String domain) {
        visit.streams(domain, System.nanoTime() + streamTimeout.toNanos());
    }

    /**
     * Whether the client may go on reading slowly: most streams are over in a moment, and of those
     * that are not only so many may go on, and half of what is free for each domain.
     */
    synchronized boolean mayBeSlow(Visit visit) {
        if (visit.isSlow() || !streaming.take(visit.streamOf(), 1)) {
            return visit.isSlow();
        }
        visit.isSlow(true);
        return true;
    }

    /** Gives back whatever it holds, and lets in who waited for it. */
    void end(Visit visit) {
        next(visit).forEach(Visit::proceed);
    }

    private synchronized List<Visit> next(Visit visit) {
        if (!visit.end()) {
            return List.of();
        }
        visits.remove(visit);
        stopReading(visit);
        bytes.giveBack(visit.source, visit.counted());
        if (visit.isSlow()) {
            streaming.giveBack(visit.streamOf(), 1);
        }
        if (visit.isWorking()) {
            working.giveBack(visit.caller, 1);
        }
        return Stream.generate(this::letIn)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    private Optional<Visit> letIn() {
        Optional<Visit> first = line.next(caller -> working.hasFor(caller, 1));
        first.ifPresent(
                visit -> {
                    waiting.giveBack(visit.caller, 1);
                    working.take(visit.caller, 1);
                    visit.works();
                    visits.add(visit);
                });
        return first;
    }

    /** Sends away whose time is over, and ends reads and writes that wait too long. */
    void sweep() {
        overdue().forEach(Visit::proceed);
        visits.stream()
                .filter(Visit::isStreaming)
                .filter(visit -> visit.isBlockedFor(SLOW_NANOS) && !mayBeSlow(visit))
                .forEach(visit -> visit.interruptAfter(SLOW_NANOS));
        visits.forEach(visit -> visit.interruptAfter(writeTimeout.toNanos()));
    }

    private synchronized List<Visit> overdue() {
        long now = System.nanoTime();
        List<Visit> tired = line.removeIf(visit -> now - visit.deadline >= 0);
        tired.forEach(
                visit -> {
                    waiting.giveBack(visit.caller, 1);
                    visit.refusal = Refusal.BUSY;
                });
        List<Visit> slow =
                visits.stream()
                        .filter(Visit::isReading)
                        .filter(visit -> now - visit.deadline >= 0)
                        .toList();
        slow.forEach(
                visit -> {
                    stopReading(visit);
                    visit.refusal = Refusal.SLOW;
                });
        return Stream.concat(tired.stream(), slow.stream()).toList();
    }

    synchronized long atWork() {
        return working.taken();
    }

    synchronized long inLine() {
        return waiting.taken();
    }
}
