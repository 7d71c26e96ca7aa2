package spaceone.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.identity.password.PasswordHasher;

/**
 * What one Argon2id hash (19 MiB, 2 passes, 1 lane) costs. The libraries we did not choose are
 * measured too when their jars are put on the class path with {@code
 * -Dmaven.test.additionalClasspath=a.jar,b.jar}; {@code -DargLine=-Xmx512m} shows what garbage
 * costs in a server of the planned size.
 */
@Tag("bench")
class PasswordHashBench {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String PASSWORD = "Correct4Horse";
    private static final byte[] SALT = new byte[16];
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 5;
    private static final int HASHES = 30;

    private final PasswordHasher ours = new PasswordHasher();

    // A server's heap is not empty: the collector has other things to keep and to move.
    private final byte[][] others = new byte[150_000][1000];

    private record Sample(long wall, long cpu, long allocated) {}

    private static final class Run {
        final Collection<Sample> samples = new ConcurrentLinkedQueue<>();
        long nanos;
        long collected;

        long median(ToLongFunction<Sample> part) {
            long[] sorted = samples.stream().mapToLong(part).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    @Test
    void costOfOneHash() throws Exception {
        Map<String, Callable<?>> candidates = new LinkedHashMap<>();
        candidates.put("BouncyCastle", PasswordHashBench::bouncyCastle);
        candidates.put("BouncyCastle, blocks reused", () -> ours.hash(PASSWORD));
        addArgon2Jvm(candidates);
        addPassword4j(candidates);

        for (Callable<?> candidate : candidates.values()) {
            for (int i = 0; i < WARM_UP; i++) {
                candidate.call();
            }
        }
        System.out.printf(
                "%nJava %s, heap %d MiB (%d MiB in use by others), %d cores%n",
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory() >> 20,
                others.length * 1000L >> 20,
                Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "%-28s %7s %8s %8s %12s %8s %8s%n",
                "library", "threads", "wall ms", "CPU ms", "garbage KiB", "GC ms", "hashes/s");
        for (int threads : new int[] {1, 2}) {
            Map<String, Run> runs = new LinkedHashMap<>();
            // Rounds take turns, so that a busy neighbour disturbs all alike.
            for (int round = 0; round < ROUNDS; round++) {
                for (var candidate : candidates.entrySet()) {
                    Run run = runs.computeIfAbsent(candidate.getKey(), name -> new Run());
                    measure(run, threads, candidate.getValue());
                }
            }
            runs.forEach((name, run) -> print(name, threads, run));
        }
    }

    private static void measure(Run run, int threads, Callable<?> hash) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> workers = new ArrayList<>();
        long collected = collectionMillis();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            workers.add(
                    executor.submit(
                            () -> {
                                for (int i = 0; i < HASHES; i++) {
                                    run.samples.add(sample(hash));
                                }
                                return null;
                            }));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        run.nanos += System.nanoTime() - start;
        run.collected += collectionMillis() - collected;
        executor.shutdown();
    }

    private static Sample sample(Callable<?> hash) throws Exception {
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        hash.call();
        return new Sample(
                System.nanoTime() - wall,
                THREADS.getCurrentThreadCpuTime() - cpu,
                THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }

    private static void print(String name, int threads, Run run) {
        System.out.printf(
                "%-28s %7d %8.1f %8.1f %12d %8.1f %8.1f%n",
                name,
                threads,
                run.median(Sample::wall) / 1e6,
                run.median(Sample::cpu) / 1e6,
                run.median(Sample::allocated) >> 10,
                (double) run.collected / run.samples.size(),
                run.samples.size() * 1e9 / run.nanos);
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static byte[] bytes() {
        return PASSWORD.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bouncyCastle() {
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(19456)
                        .withIterations(2)
                        .withParallelism(1)
                        .withSalt(SALT);
        var generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        byte[] hash = new byte[32];
        generator.generateBytes(bytes(), hash);
        return hash;
    }

    private static void addArgon2Jvm(Map<String, Callable<?>> candidates) throws Exception {
        try {
            Class<?> types = Class.forName("de.mkammerer.argon2.Argon2Factory$Argon2Types");
            Object argon2 =
                    Class.forName("de.mkammerer.argon2.Argon2Factory")
                            .getMethod("createAdvanced", types, int.class, int.class)
                            .invoke(null, types.getField("ARGON2id").get(null), 16, 32);
            var hash =
                    Class.forName("de.mkammerer.argon2.Argon2Advanced")
                            .getMethod(
                                    "rawHash",
                                    int.class,
                                    int.class,
                                    int.class,
                                    byte[].class,
                                    byte[].class);
            candidates.put(
                    "argon2-jvm (native)", () -> hash.invoke(argon2, 2, 19456, 1, bytes(), SALT));
        } catch (ClassNotFoundException e) {
            System.out.println("argon2-jvm is not on the class path");
        }
    }

    private static void addPassword4j(Map<String, Callable<?>> candidates) throws Exception {
        try {
            Class<?> variants = Class.forName("com.password4j.types.Argon2");
            Class<?> function = Class.forName("com.password4j.Argon2Function");
            Object argon2 =
                    function.getMethod(
                                    "getInstance",
                                    int.class,
                                    int.class,
                                    int.class,
                                    int.class,
                                    variants,
                                    int.class)
                            .invoke(
                                    null,
                                    19456,
                                    2,
                                    1,
                                    32,
                                    variants.getField("ID").get(null),
                                    Argon2Parameters.ARGON2_VERSION_13);
            var hash = function.getMethod("hash", byte[].class, byte[].class);
            candidates.put("password4j", () -> hash.invoke(argon2, bytes(), SALT));
        } catch (ClassNotFoundException e) {
            System.out.println("password4j is not on the class path");
        }
    }
}
