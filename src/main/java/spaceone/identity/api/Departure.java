package spaceone.identity.api;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.NodeStops;
import spaceone.identity.node.Presence;
import spaceone.identity.schema.Readiness;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * How this node leaves: nobody who was let in is sent away without an answer. When the container
 * calls here it takes no new requests, and beans, pool and connections are there until we return.
 */
@WebListener
public class Departure implements ServletContextListener {

    private static final Logger LOG = System.getLogger(Departure.class.getName());

    @Inject Readiness readiness;
    @Inject RequestsAtWork requests;
    @Inject Presence presence;
    @Inject Event<NodeStops> stops;
    @Inject Clock clock;

    @Inject
    @Configured(Setting.STOP_TIMEOUT)
    Duration timeout;

    private @Nullable Thread signal;

    /**
     * The first to hear of a SIGTERM is a hook of the JVM. A server that waits a while before it
     * stops its applications serves on, while {@code /check} tells load balancers to look
     * elsewhere.
     */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        presence.on(ServerProduct.of(event.getServletContext()));
        signal = new Thread(readiness.departure(), "identity-departure");
        Runtime.getRuntime().addShutdownHook(signal);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        forgetSignal();
        readiness.departure().run();
        Instant until = clock.instant().plus(timeout);
        stops.fire(new NodeStops(until));
        try {
            int left = requests.awaitNone(until);
            if (left > 0) {
                LOG.log(
                        Level.WARNING,
                        "{0} requests took longer than IDENTITY_STOP_TIMEOUT ({1}) and are cut off.",
                        left,
                        timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        presence.end();
    }

    private void forgetSignal() {
        if (signal == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(signal);
        } catch (IllegalStateException e) {
            // It is running: the whole process ends.
        }
    }
}
