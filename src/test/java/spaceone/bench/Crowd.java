package spaceone.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Many who sign in again and again. Who is sent away comes back, but not before a tenth of what he
 * was told: impatient, as people and their programs are.
 */
record Crowd(Load signedIn, long refused, double refusedMillis, Set<String> retryAfter) {

    private record Member(List<Long> times, long refused, long refusedNanos, long failures) {}

    static Crowd signIn(URI issue, List<String> bodies, Duration duration) throws Exception {
        Set<String> retryAfter = new ConcurrentSkipListSet<>();
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(bodies.size());
        try {
            List<Future<Member>> members = new ArrayList<>();
            for (String body : bodies) {
                HttpRequest request =
                        HttpRequest.newBuilder(issue)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build();
                members.add(pool.submit(() -> member(request, end, retryAfter)));
            }
            List<Long> times = new ArrayList<>();
            long refused = 0;
            long refusedNanos = 0;
            long failures = 0;
            for (Future<Member> each : members) {
                Member member = each.get();
                times.addAll(member.times());
                refused += member.refused();
                refusedNanos += member.refusedNanos();
                failures += member.failures();
            }
            return new Crowd(
                    Load.summary(times, failures, duration),
                    refused,
                    refused == 0 ? 0 : refusedNanos / 1e6 / refused,
                    retryAfter);
        } finally {
            pool.shutdown();
        }
    }

    private static Member member(HttpRequest request, long end, Set<String> retryAfter)
            throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> times = new ArrayList<>();
        long refused = 0;
        long refusedNanos = 0;
        long failures = 0;
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            long took = System.nanoTime() - begin;
            if (response.statusCode() == 200) {
                times.add(took);
            } else if (response.statusCode() == 429) {
                refused++;
                refusedNanos += took;
                String seconds = response.headers().firstValue("Retry-After").orElse("none");
                retryAfter.add(seconds);
                new CountDownLatch(1).await(100 * Long.parseLong(seconds), TimeUnit.MILLISECONDS);
            } else {
                failures++;
            }
        }
        return new Member(times, refused, refusedNanos, failures);
    }
}
