package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import spaceone.identity.operation.MailMeter;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * What operators watch: an outbox that only grows means that mails do not get out. Read from the
 * database when somebody looks, and at most every few seconds however many look.
 */
@ApplicationScoped
public class OutboxWatch {

    private static final Logger LOG = System.getLogger(OutboxWatch.class.getName());
    private static final Duration KEPT = Duration.ofSeconds(5);

    /** What was seen when; no backlog when the database did not answer. */
    private record Look(Instant at, Optional<Backlog> seen) {}

    @Inject Deliveries deliveries;
    @Inject Clock clock;

    @Inject
    @Configured(Setting.MAIL_LATE)
    Duration late;

    private volatile Look last = new Look(Instant.MIN, Optional.empty());

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        MailMeter.watch(
                () -> backlog().map(waiting -> (double) waiting.mails()).orElse(Double.NaN),
                () -> backlog().map(waiting -> seconds(waiting.oldest())).orElse(Double.NaN));
    }

    /** Empty while the database does not tell. */
    public Optional<Backlog> backlog() {
        Look look = last;
        Instant now = clock.instant();
        if (now.isAfter(look.at().plus(KEPT))) {
            look = new Look(now, look());
            last = look;
        }
        return look.seen();
    }

    /** Whether a mail has waited longer than it should. */
    public boolean isLate() {
        return backlog().filter(waiting -> waiting.oldest().compareTo(late) > 0).isPresent();
    }

    private Optional<Backlog> look() {
        try {
            return Optional.of(deliveries.backlog());
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The outbox cannot be looked at", e);
            return Optional.empty();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
