package spaceone.identity.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.SharedClock;
import spaceone.identity.housekeeping.Duties;
import spaceone.identity.schema.Readiness;

/** That this node lives. Another id with each start: what was killed does not live on in it. */
@ApplicationScoped
public class Presence {

    private static final Logger LOG = System.getLogger(Presence.class.getName());

    private static final String UNKNOWN = "unknown";

    @Inject Nodes nodes;
    @Inject Duties duties;
    @Inject Readiness readiness;
    @Inject SharedClock clock;

    private final String nodeId = Ids.next("node");
    private final Release release = Release.own();
    private final long begin = System.nanoTime();
    private @Nullable String host;
    private volatile String server = UNKNOWN;
    private boolean gone;

    /** What it runs on, which only the server itself can tell. */
    public void on(String product) {
        server = product;
    }

    public String nodeId() {
        return nodeId;
    }

    /** Says so, until it has gone. */
    public synchronized void tell() {
        if (!gone) {
            Duration up = Duration.ofNanos(System.nanoTime() - begin);
            nodes.report(nodeId, up, report());
        }
    }

    /**
     * The last that is heard from it. A database that is away keeps nobody from going: then it is
     * lost for the others, and forgotten after a while.
     */
    public synchronized void end() {
        gone = true;
        if (readiness.databaseAnswers()) {
            try {
                nodes.remove(nodeId);
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "Nobody was told that this node left", e);
            }
        }
    }

    private NodeReport report() {
        return new NodeReport(
                host(),
                release,
                server,
                Runtime.version().toString(),
                readiness.isLeaving(),
                clock.ahead(),
                FailingChore.among(duties.standings()));
    }

    /** Asked for once, and not while the node starts: names may be slow to find. */
    private String host() {
        if (host == null) {
            host = named();
        }
        return host;
    }

    private static String named() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.log(Level.DEBUG, "This machine does not know its name", e);
            return UNKNOWN;
        }
    }
}
