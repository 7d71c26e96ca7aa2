package spaceone.identity.schema;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import spaceone.identity.DatabaseState;

/**
 * Whether this node is to be given work, and why not. The one place that knows: {@code /check} and
 * the health checks of the server both ask here.
 */
@ApplicationScoped
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());

    private static final @Nullable Path OWN_FILE = ownFile();

    private static final Duration ENOUGH = Duration.ofSeconds(3);

    /** Those who ask have limits of their own, often a second or two. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    @Inject Pulse pulse;

    private final ExecutorService own = Executors.newSingleThreadExecutor(Readiness::thread);
    private @Nullable Beat beat;

    private volatile boolean migrated;
    private volatile boolean leaving;

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "identity-readiness");
        thread.setDaemon(true);
        thread.setContextClassLoader(Readiness.class.getClassLoader());
        return thread;
    }

    void migrated() {
        migrated = true;
    }

    /** Whether the start is over: the tables are what this release needs. */
    public boolean isStarted() {
        return migrated;
    }

    public boolean isReady() {
        return isStarted()
                && !leaving
                && isWhole()
                && !DatabaseState.refusesWrites()
                && databaseAnswers();
    }

    /**
     * Whether the files it runs from are still there. Where a server unpacks into the temporary
     * directory, whoever tidies that up takes classes and pages away from a running node; only a
     * new start brings them back.
     */
    public boolean isWhole() {
        return OWN_FILE == null || Files.exists(OWN_FILE);
    }

    /** Null where the server keeps its files in another way. */
    private static @Nullable Path ownFile() {
        URL place = Readiness.class.getResource(Readiness.class.getSimpleName() + ".class");
        try {
            return "file".equals(place.getProtocol()) ? Path.of(place.toURI()) : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // A path that the server did not write as an address; not to know is no reason to stop.
            return null;
        }
    }

    /** Says that this node leaves; to be called whether or not there is a container still. */
    public Runnable departure() {
        return () -> leaving = true;
    }

    public boolean isLeaving() {
        return leaving;
    }

    /**
     * Asks on a thread of our own, once for all who want to know at the same time: a database that
     * hangs costs nobody more than a moment, and no thread of the server.
     */
    public boolean databaseAnswers() {
        Beat latest = beat();
        long left = latest.begin() + PATIENCE.toNanos() - System.nanoTime();
        try {
            return latest.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Beat(long begin, Future<Boolean> answer) {}

    private synchronized Beat beat() {
        if (beat == null || beat.answer().isDone()) {
            beat = new Beat(System.nanoTime(), own.submit(this::feel));
        }
        return beat;
    }

    @PreDestroy
    void end() {
        own.shutdownNow();
    }

    /** Asks again while it is a connection that fails: after a restart of the database all may. */
    private boolean feel() {
        long end = System.nanoTime() + ENOUGH.toNanos();
        for (int i = 0; i <= ConnectionPools.size() && System.nanoTime() < end; i++) {
            try {
                if (pulse.beats()) {
                    return true;
                }
            } catch (SQLException none) {
                return false;
            } catch (EJBException brokeWithTheTransaction) {
                LOG.log(Level.DEBUG, "A pooled connection was dead");
            }
        }
        return false;
    }
}
