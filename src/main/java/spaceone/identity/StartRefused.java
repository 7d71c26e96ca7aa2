package spaceone.identity;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The application cannot start as it is configured. The reason is one line that tells the operator
 * what to change, and it is logged here, once, before the server adds its own pages.
 *
 * <p>A server that was started for this application alone would stay up without it and answer 404,
 * so there the process ends, with status 1. {@code identity.start.exit} says whether: {@code auto}
 * (default: on Payara Micro), {@code true} or {@code false}.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(StartRefused.class.getName());
    private static final AtomicBoolean SAID = new AtomicBoolean();
    private static volatile String exit = "auto";

    private StartRefused(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    public static StartRefused because(String reason) {
        return because(reason, null);
    }

    public static StartRefused because(String reason, @Nullable Throwable cause) {
        if (SAID.compareAndSet(false, true)) {
            LOG.log(Level.SEVERE, "Identity does not start: {0}", reason.replaceAll("\\s+", " "));
            if (endsProcess()) {
                // Elsewhere: the deploying thread must be free to fail, or the server's own
                // shutdown waits for it.
                new Thread(() -> System.exit(1), "start-refused").start();
            }
        }
        return new StartRefused(reason, cause);
    }

    /** What {@code identity.start.exit} says, once it is known. */
    public static void exits(String when) {
        exit = when;
    }

    private static boolean endsProcess() {
        return exit.equals("auto") ? isMicro() : Boolean.parseBoolean(exit);
    }

    private static boolean isMicro() {
        return ClassLoader.getSystemClassLoader().getResource("fish/payara/micro/PayaraMicro.class")
                != null;
    }
}
