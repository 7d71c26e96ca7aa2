package spaceone.testkit.traffic;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import spaceone.testkit.Answer;

/**
 * A load balancer and its clients. Requests go to the nodes by turns, those only whose {@code
 * /check} says yes; where nobody listens any more they go to the next one. What was sent and not
 * answered it does not repeat by itself, for it may have been done.
 */
public final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long CHECK_MILLIS = 250;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final AtomicReferenceArray<URI> nodes;
    private final AtomicReferenceArray<URI> serving;
    private final ScheduledExecutorService checks = Executors.newScheduledThreadPool(2);
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong turns = new AtomicLong(System.nanoTime());
    private final Books books;
    private final long nanosBetween;

    /** In front of so many nodes. */
    public Balancer(Books books, int count) {
        this.books = books;
        this.nanosBetween = 0;
        this.nodes = new AtomicReferenceArray<>(count);
        this.serving = new AtomicReferenceArray<>(count);
        for (int i = 0; i < count; i++) {
            int node = i;
            checks.scheduleWithFixedDelay(
                    () -> check(node), 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The clients alone: somebody else's balancer is before the nodes.
     *
     * @param perSecond so many requests they send at most, those aside that race
     */
    public Balancer(Books books, URI other, int perSecond) {
        this.books = books;
        this.nanosBetween = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
        this.nodes = new AtomicReferenceArray<>(1);
        this.serving = new AtomicReferenceArray<>(new URI[] {other});
    }

    /** From now on this node is found there; it gets requests when it says that it is ready. */
    public void node(int index, URI base) {
        nodes.set(index, base);
        serving.set(index, null);
    }

    private void check(int node) {
        URI base = nodes.get(node);
        if (base != null) {
            Reply reply =
                    send(
                            HttpRequest.newBuilder(base.resolve("/check"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build());
            serving.set(node, reply.is(200) && base.equals(nodes.get(node)) ? base : null);
        }
    }

    public int count() {
        return nodes.length();
    }

    /** One attempt, at a node that listens; refused when none does. */
    public Reply post(String method, String token, String json) {
        awaitTurn();
        int first = turn.getAndIncrement();
        Reply reply = Reply.refused();
        for (int i = 0; i < count() && reply.isRefused(); i++) {
            reply = postTo(Math.floorMod(first + i, count()), method, token, json);
        }
        if (reply.isRefused()) {
            books.enter(method, reply);
        }
        return reply;
    }

    private void awaitTurn() {
        if (nanosBetween > 0) {
            long mine =
                    turns.updateAndGet(last -> Math.max(last + nanosBetween, System.nanoTime()));
            LockSupport.parkNanos(mine - System.nanoTime());
        }
    }

    /** One attempt at one node; refused when it does not serve. */
    public Reply postTo(int node, String method, String token, String json) {
        URI base = serving.get(node);
        if (base == null) {
            return Reply.refused();
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/identity/v2/" + method))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        Reply reply = send(request.build());
        if (reply.answer() == null && nodes.get(node) != null) {
            serving.compareAndSet(node, base, null);
        }
        books.enter(method, reply);
        return reply;
    }

    private Reply send(HttpRequest request) {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return Reply.of(
                    new Answer(response.statusCode(), response.headers(), response.body()), begin);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Reply.refused();
        } catch (IOException e) {
            return Reply.lost(begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tries again until there is an answer, as people do who press the button once more. */
    public Reply insist(String method, String token, String json) {
        return insist(method, token, json, attempt -> {});
    }

    /**
     * @param perhapsDone gets an attempt that may have been done, before it is repeated
     */
    public Reply insist(String method, String token, String json, Consumer<Reply> perhapsDone) {
        Tally tally = books.now();
        long begin = System.nanoTime();
        int doubts = 0;
        boolean failed = false;
        Map<String, Integer> met = new LinkedHashMap<>();
        Reply reply = post(method, token, json);
        while (!reply.isAnswered()) {
            met.merge(reply.met(), 1, Integer::sum);
            failed |= reply.answer() == null || reply.isUnavailable();
            if (reply.mayBeDone()) {
                doubts++;
                perhapsDone.accept(reply);
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(method + ": no answer in " + PATIENCE);
            }
            pause();
            reply = post(method, token, json);
        }
        if (failed) {
            met.merge(reply.met(), 1, Integer::sum);
            tally.waited(reply.end() - begin, method + " met " + met);
        }
        return reply.after(doubts);
    }

    public static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
