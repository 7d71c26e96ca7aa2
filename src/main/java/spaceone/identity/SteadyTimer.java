package spaceone.identity;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again, whatever becomes of the clock of the machine. The server's timers
 * wait for a time of the day, and when the clock was set back by an hour they wait for an hour.
 *
 * <p>The thread is not one of the server's: what it runs calls a bean, which has all that beans
 * have.
 */
public final class SteadyTimer implements AutoCloseable {

    private final ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param every between the end of one and the begin of the next, and before the first
     * @param work must not throw: it would be the last time
     */
    public SteadyTimer(String name, Duration every, Runnable work) {
        thread = Executors.newSingleThreadScheduledExecutor(run -> thread(name, run));
        long millis = every.toMillis();
        thread.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(SteadyTimer.class.getClassLoader());
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
