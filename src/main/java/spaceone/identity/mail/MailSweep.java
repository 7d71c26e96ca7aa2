package spaceone.identity.mail;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import spaceone.identity.operation.MailMeter;

/**
 * Picks up what a crash, a full queue or a dead mail server left behind, and clears away what is
 * over.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class MailSweep {

    private static final Logger LOG = System.getLogger(MailSweep.class.getName());

    @Inject MailSettings settings;
    @Inject MailDispatcher dispatcher;
    @Inject Deliveries deliveries;

    @PostConstruct
    void start() {
        settings.check();
        if (!settings.hasServer()) {
            LOG.log(
                    Level.WARNING,
                    "No mail server is configured (IDENTITY_SMTP_HOST): mails stay in the outbox.");
        } else if (settings.tls() == MailSettings.Tls.NONE) {
            LOG.log(
                    Level.WARNING,
                    "IDENTITY_SMTP_TLS is none: mails, and the codes and links in them, travel"
                            + " unprotected to {0}.",
                    settings.host().orElseThrow());
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void sweep() {
        attempt(dispatcher::keepClaims);
        attempt(() -> MailMeter.ended(MailMeter.Result.EXPIRED, deliveries.giveUpDead()));
        attempt(dispatcher::wake);
    }

    @Schedule(hour = "*", minute = "17", second = "31", persistent = false)
    void purge() {
        attempt(
                () -> {
                    while (deliveries.purge() > 0) {
                        // until nothing old is left
                    }
                });
    }

    /** A timer whose method fails is taken away by some servers. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A sweep of the outbox failed, the next one follows", e);
        }
    }
}
