package spaceone.identity.mail;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks at the settings of the mail server at the start, and says what they mean. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class MailStart {

    private static final Logger LOG = System.getLogger(MailStart.class.getName());

    @Inject MailSettings settings;

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
}
