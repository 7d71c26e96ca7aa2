package spaceone.it;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import spaceone.testkit.Server;

/** One line at the end of a run: the server, how many tests, how long it took. */
public class Figures implements TestExecutionListener {

    private static final PrintStream OUT = System.out;

    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private Instant start;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        start = Instant.now();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.incrementAndGet();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED -> failed.incrementAndGet();
            case ABORTED -> skipped.incrementAndGet();
            case SUCCESSFUL -> succeeded.addAndGet(test.isTest() ? 1 : 0);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (ServerSession.isWanted()) {
            Duration time = Duration.between(start, Instant.now());
            OUT.printf(
                    "%n%s: %d tests passed, %d failed, %d skipped, %d min %d s%n",
                    Server.current().title(),
                    succeeded.get(),
                    failed.get(),
                    skipped.get(),
                    time.toMinutes(),
                    time.toSecondsPart());
        }
    }
}
