package spaceone.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends one request over and over from several threads for a while, and tells how it went. */
record Load(double perSecond, double medianMillis, double p99Millis, long failures) {

    static Load of(URI uri, String token, String body, int threads, Duration duration)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpRequest built = request.build();
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<long[]>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(() -> work(built, end));
            }
            List<Long> times = new ArrayList<>();
            long failures = 0;
            for (Future<long[]> done : pool.invokeAll(workers)) {
                for (long time : done.get()) {
                    if (time < 0) {
                        failures++;
                    } else {
                        times.add(time);
                    }
                }
            }
            return summary(times, failures, duration);
        } finally {
            pool.shutdown();
        }
    }

    /**
     * The times of all requests of one thread, in nanoseconds; -1 for one that was not answered
     * with 200.
     */
    private static long[] work(HttpRequest request, long end) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long[] times = new long[1024];
        int count = 0;
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = response.statusCode() == 200 ? System.nanoTime() - start : -1;
        }
        return Arrays.copyOf(times, count);
    }

    static Load summary(List<Long> times, long failures, Duration duration) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        double seconds = duration.toNanos() / 1e9;
        if (sorted.length == 0) {
            return new Load(0, 0, 0, failures);
        }
        return new Load(
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                failures);
    }
}
