package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The way to the mail server. Certificate and host name are always checked, and no step may take
 * for ever.
 */
@ApplicationScoped
public class MailTransport {

    @Inject MailSettings settings;

    /** A connection that is opened when first needed and kept for the mails that follow. */
    Line line() {
        return new Line();
    }

    final class Line implements AutoCloseable {

        private @Nullable Open open;

        private record Open(Session session, Transport transport) {}

        void connect() throws MessagingException {
            opened();
        }

        private Open opened() throws MessagingException {
            Open line = open;
            if (line == null) {
                Session session = Session.getInstance(properties());
                Transport transport = session.getTransport("smtp");
                transport.connect(
                        settings.host().orElseThrow(),
                        settings.port(),
                        settings.user().orElse(null),
                        settings.password().orElse(null));
                line = new Open(session, transport);
                open = line;
            }
            return line;
        }

        /** Returns when the server has said that it is responsible for the mail from now on. */
        void send(OutboxMail mail, Letter letter) throws MessagingException {
            Open line = opened();
            MimeMessage message = LetterMessage.of(line.session(), settings, mail, letter);
            line.transport().sendMessage(message, message.getAllRecipients());
        }

        /** Forgets the connection: after a failure nobody knows what the server waits for. */
        @Override
        public void close() {
            if (open != null) {
                try {
                    open.transport().close();
                } catch (MessagingException e) {
                    // It is gone either way.
                } finally {
                    open = null;
                }
            }
        }
    }

    private Properties properties() {
        String limit = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", limit);
        properties.setProperty("mail.smtp.timeout", limit);
        properties.setProperty("mail.smtp.writetimeout", limit);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.from", settings.sender().getAddress());
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (settings.tls()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                // Without it, whoever sits in between could just not offer it.
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case SSL -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }
}
