package spaceone.testkit.traffic;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps count of what happened to requests, and of every promise that was broken. */
public final class Books {

    /** What must never happen. */
    public enum Loss {
        /** An answered write is not there. */
        WRITE,
        /** A code, or a link, did its work twice. */
        CODE_TWICE,
        /** A mail that an answered request caused did not come, or came twice without a reason. */
        MAIL,
        /** A token worked after its user was disabled or deleted. */
        SESSION,
        /** An answer that says the service has failed. */
        ERROR
    }

    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong putOff = new AtomicLong();
    private final AtomicLong unserved = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final Map<Loss, Queue<String>> losses = new ConcurrentHashMap<>();

    void enter(String method, Reply reply) {
        if (reply.isRefused()) {
            refused.incrementAndGet();
        } else if (reply.isPutOff()) {
            putOff.incrementAndGet();
        } else if (!reply.isAnswered()) {
            unanswered.incrementAndGet();
        } else {
            answered.incrementAndGet();
            if (reply.answer().status() >= 500) {
                broken(Loss.ERROR, method + ": " + reply);
            }
        }
    }

    /** A request that no node took: neither serves. */
    void nobodyServes() {
        unserved.incrementAndGet();
    }

    void waited(long nanos) {
        longestWait.accumulateAndGet(nanos, Math::max);
    }

    public void broken(Loss loss, String what) {
        losses.computeIfAbsent(loss, l -> new ConcurrentLinkedQueue<>()).add(what);
    }

    public List<String> broken(Loss loss) {
        return List.copyOf(losses.getOrDefault(loss, new ConcurrentLinkedQueue<>()));
    }

    public boolean areClean() {
        return losses.isEmpty();
    }

    public Map<Loss, Queue<String>> losses() {
        return losses;
    }

    public String requests() {
        return "%,d requests (%,d answered, %,d refused, %,d put off, %,d without an answer)"
                .formatted(
                        answered.get()
                                + refused.get()
                                + unserved.get()
                                + putOff.get()
                                + unanswered.get(),
                        answered.get(),
                        refused.get() + unserved.get(),
                        putOff.get(),
                        unanswered.get());
    }

    public String promises() {
        return ("lost writes %d, codes accepted twice %d, mails lost %d, sessions that outlived"
                        + " their user %d, server errors %d")
                .formatted(
                        broken(Loss.WRITE).size(),
                        broken(Loss.CODE_TWICE).size(),
                        broken(Loss.MAIL).size(),
                        broken(Loss.SESSION).size(),
                        broken(Loss.ERROR).size());
    }

    /** How long a client had to press on until he was answered, in seconds. */
    public double longestWait() {
        return longestWait.get() / 1e9;
    }
}
