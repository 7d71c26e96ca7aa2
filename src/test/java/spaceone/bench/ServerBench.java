package spaceone.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.identity.password.PasswordHasher;
import spaceone.testkit.Node;

/**
 * A server as operators start it, and what its answers cost: sign-in beside the bare hash, {@code
 * user/get} beside a JAX-RS method that does nothing on the same server. The load comes from the
 * same machine.
 */
@Tag("bench")
class ServerBench {

    private static final PrintStream OUT = System.out;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("bench.warm-up", 30));
    private static final Duration MEASURED =
            Duration.ofSeconds(Integer.getInteger("bench.seconds", 20));
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void startSignInAndGet() throws Exception {
        long begin = System.nanoTime();
        try (Target target = new Target(List.of(emptyApplication()), Map.of())) {
            Node node = target.node;
            node.awaitReady();
            OUT.printf(
                    "%nstart to first /check 200   %5.1f s%n", (System.nanoTime() - begin) / 1e9);
            OUT.printf("resident after start        %5d MiB%n", resident(node.pid()));
            signIn(target);
            get(target);
            OUT.printf("resident after load         %5d MiB%n%n", resident(node.pid()));
        }
    }

    private static void signIn(Target target) throws Exception {
        double bare = bareHashes();
        URI issue = target.url("token/issue");
        String body = target.signIn();
        long pid = target.node.pid();
        Load.of(issue, null, body, CORES, WARM_UP);
        Duration before = cpu(pid);
        Load load = Load.of(issue, null, body, CORES, MEASURED);
        double cpuMillis =
                cpu(pid).minus(before).toNanos() / 1e6 / (load.perSecond() * MEASURED.toSeconds());
        double hashMillis = 1000.0 * CORES / bare;
        OUT.printf("bare hashes                 %7.1f /s   %6.2f ms CPU each%n", bare, hashMillis);
        OUT.printf(
                "sign-ins                    %7.1f /s   %6.2f ms CPU each (+%.0f %%)  median %.1f ms  p99 %.1f ms  failures %d%n",
                load.perSecond(),
                cpuMillis,
                100 * (cpuMillis / hashMillis - 1),
                load.medianMillis(),
                load.p99Millis(),
                load.failures());
    }

    private static void get(Target target) throws Exception {
        String token = target.token();
        URI get = target.url("user/get");
        URI empty = target.node.base().resolve("/empty/api/empty");
        for (int threads : new int[] {8, 32}) {
            Load.of(empty, null, "{}", threads, WARM_UP);
            Load nothing = Load.of(empty, null, "{}", threads, MEASURED);
            Load.of(get, token, Target.GET, threads, WARM_UP);
            Load got = Load.of(get, token, Target.GET, threads, MEASURED);
            OUT.printf(
                    "%2d clients: nothing          %7.0f /s   p99 %.1f ms%n",
                    threads, nothing.perSecond(), nothing.p99Millis());
            OUT.printf(
                    "%2d clients: user/get         %7.0f /s   p99 %.1f ms  (%.0f %% of nothing)  failures %d%n",
                    threads,
                    got.perSecond(),
                    got.p99Millis(),
                    100 * got.perSecond() / nothing.perSecond(),
                    got.failures());
        }
    }

    /** Per second, on all cores, warm. */
    private static double bareHashes() throws Exception {
        PasswordHasher hasher = new PasswordHasher();
        hashes(hasher, Duration.ofSeconds(5));
        return hashes(hasher, Duration.ofSeconds(10));
    }

    private static double hashes(PasswordHasher hasher, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        var pool = Executors.newFixedThreadPool(CORES);
        try {
            Callable<Integer> worker =
                    () -> {
                        int count = 0;
                        while (System.nanoTime() < end) {
                            hasher.hash(Target.PASSWORD);
                            count++;
                        }
                        return count;
                    };
            List<Callable<Integer>> workers =
                    IntStream.range(0, CORES).mapToObj(i -> worker).toList();
            int total = 0;
            for (var done : pool.invokeAll(workers)) {
                total += done.get();
            }
            return total / (duration.toNanos() / 1e9);
        } finally {
            pool.shutdown();
        }
    }

    private static Path emptyApplication() {
        Path war = Path.of("target", "empty.war");
        ShrinkWrap.create(WebArchive.class, "empty.war")
                .addClasses(EmptyApplication.class, EmptyResource.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(p -> p.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            String line = lines.filter(l -> l.startsWith("VmRSS")).collect(Collectors.joining());
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }
}
