package spaceone.testkit.traffic;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All visitors at once, each one visit after the other, until told to stop. */
public final class Traffic implements AutoCloseable {

    private final Office office;
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean over;

    public Traffic(Office office) {
        this.office = office;
        for (int i = 0; i < 2; i++) {
            visitors.add(new Clerk(office, "record" + i + "-"));
            visitors.add(new Member(office, "member" + i));
            visitors.add(new Racer(office, "racer" + i + "-"));
        }
        visitors.add(new Leaver(office, "leaver-"));
        visitors.add(new Guesser(office, "guesser-"));
        visitors.add(new Owner(office, "owner-"));
    }

    public void start() {
        visitors.forEach(
                visitor ->
                        running.add(
                                CompletableFuture.runAsync(() -> visitAgain(visitor), threads)));
    }

    private void visitAgain(Visitor visitor) {
        while (!over) {
            attempt(visitor::visit);
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Office.Surprise e) {
            // It is in the books.
        } catch (RuntimeException | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            office.books().error(trace.toString());
            over = true;
        }
    }

    /** Lets everybody finish, then compares what there is with what was answered. */
    public void settle() {
        over = true;
        running.forEach(CompletableFuture::join);
        visitors.forEach(visitor -> attempt(visitor::settle));
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
