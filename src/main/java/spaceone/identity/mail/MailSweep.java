package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;
import spaceone.identity.operation.MailMeter;

/**
 * Picks up what a crash, a full queue or a dead mail server left behind, and clears away what is
 * over.
 */
@ApplicationScoped
public class MailSweep implements Housework {

    private static final Duration OFTEN = Duration.ofSeconds(5);

    @Inject MailDispatcher dispatcher;
    @Inject Deliveries deliveries;

    @Override
    public List<Chore> chores() {
        return List.of(
                Chore.every(OFTEN, "mail-claims", dispatcher::keepClaims),
                Chore.every(OFTEN, "mail-given-up", this::giveUp),
                Chore.every(OFTEN, "mail-waiting", dispatcher::sweep),
                Chore.purge("purge-mails", most -> deliveries.purge()));
    }

    private void giveUp() {
        MailMeter.ended(MailMeter.Result.EXPIRED, deliveries.giveUpDead());
    }
}
