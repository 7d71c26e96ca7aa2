package spaceone.identity.api.admission;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import spaceone.identity.api.RequestsAtWork;
import spaceone.identity.operation.AdmissionMeter;

/**
 * Brings requests from their first byte to their place at work, and wakes those who wait too long.
 */
@ApplicationScoped
public class Door {

    private static final long SWEEP_MILLIS = 250;
    private static final long SOON_MILLIS = 5;
    private static final int PIECE = 8 * 1024;

    private static final Logger LOG = System.getLogger(Door.class.getName());

    @Inject Bounds bounds;
    @Inject RequestsAtWork requests;

    /** Its own, so that deadlines hold while every pool of the server is busy. */
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    work -> {
                        Thread thread = new Thread(work, "identity-door");
                        thread.setDaemon(true);
                        return thread;
                    });

    void open(@Observes @Initialized(ApplicationScoped.class) Object event) {
        clock.scheduleWithFixedDelay(
                this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        AdmissionMeter.watch(bounds::atWork, bounds::inLine);
    }

    /** One that fails must not be the last. */
    private void sweep() {
        try {
            bounds.sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Requests that wait were not looked after", e);
        }
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
    }

    /**
     * Whether it can go to work on this thread: nothing of it is on its way any more, and there is
     * room, or no hope. Otherwise it will be dispatched again.
     */
    boolean letsIn(Visit visit, HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        boolean chunked = length < 0 && request.getHeader("Transfer-Encoding") != null;
        // The refusal of a body that is announced to be too long needs none of it.
        boolean bodiless = !chunked && (length <= 0 || length > visit.largestBody);
        ServletInputStream in = bodiless ? null : request.getInputStream();
        boolean arrived = in == null || readHere(visit, in, chunked ? Long.MAX_VALUE : length);
        if (visit.refusal != null || arrived && bounds.work(visit)) {
            return true;
        }
        if (!arrived && !bounds.read(visit)) {
            visit.refusal = Refusal.BUSY;
            return true;
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        visit.waitsIn(context, this::soon, requests::end);
        if (in == null || arrived) {
            goOn(visit);
        } else {
            visit.readsElsewhere();
            in.setReadListener(new BodyListener(this, visit, in));
        }
        return false;
    }

    /**
     * What is there, or will be soon, is read on the thread that found it. A few may wait for the
     * rest like that; the others of them wait without a thread, which costs them the connection.
     */
    private boolean readHere(Visit visit, ServletInputStream in, long length) throws IOException {
        boolean isThere = in.available() >= length;
        if (!isThere && !bounds.readHere(visit)) {
            return false;
        }
        visit.begins(Thread.currentThread());
        try {
            read(visit, in, length);
        } catch (IOException tooLate) {
            visit.refusal = Refusal.SLOW;
        } finally {
            visit.leaves();
            if (!isThere) {
                bounds.haveReadHere(visit);
            }
        }
        return true;
    }

    private void read(Visit visit, ServletInputStream in, long length) throws IOException {
        byte[] piece = new byte[(int) Math.min(length, PIECE)];
        while (visit.refusal == null && visit.size() < length && !visit.isTooLarge()) {
            visit.blocks(true);
            int count;
            try {
                count = in.read(piece);
            } finally {
                visit.blocks(false);
            }
            if (count < 0) {
                return;
            }
            if (!visit.append(piece, count)) {
                visit.refusal = Refusal.BUSY;
            } else if (bounds.isLate(visit)) {
                visit.refusal = Refusal.SLOW;
            }
        }
    }

    /** The body is whole, or longer than any may be. */
    void arrived(Visit visit) {
        if (bounds.stopReading(visit)) {
            goOn(visit);
        }
    }

    private void goOn(Visit visit) {
        if (!bounds.await(visit)) {
            visit.proceed();
        }
    }

    void refuse(Visit visit, Refusal refusal) {
        if (bounds.stopReading(visit)) {
            visit.refusal = refusal;
            visit.proceed();
        }
    }

    /** The client went away while it sent. */
    void lose(Visit visit) {
        if (bounds.stopReading(visit)) {
            visit.vanish();
        }
    }

    private void soon(Runnable work) {
        clock.schedule(work, SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    void leave(Visit visit) {
        bounds.end(visit);
    }
}
