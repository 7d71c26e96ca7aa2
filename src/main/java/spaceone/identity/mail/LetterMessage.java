package spaceone.identity.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;

/**
 * A letter in its envelope. However often it is made from the same mail, it is the same message.
 */
final class LetterMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private LetterMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage of(Session session, MailSettings settings, OutboxMail mail, Letter letter)
            throws MessagingException {
        LetterMessage message = new LetterMessage(session, mail.messageId());
        message.setFrom(named(settings.sender(), settings.serviceName()));
        Optional<InternetAddress> replyTo = settings.replyTo();
        if (replyTo.isPresent()) {
            message.setReplyTo(new InternetAddress[] {replyTo.get()});
        }
        message.setRecipient(Message.RecipientType.TO, address(mail.recipient()));
        message.setSubject(letter.subject().replaceAll("\\p{Cntrl}+", " "), UTF_8);
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        // The last part is the preferred one.
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private static InternetAddress named(InternetAddress sender, String name)
            throws MessagingException {
        try {
            if (sender.getPersonal() == null) {
                sender.setPersonal(name.replaceAll("\\p{Cntrl}+", " "), UTF_8);
            }
            return sender;
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("no UTF-8", e);
        }
    }

    /** One address and nothing else, whatever was stored: a line break would begin a header. */
    private static InternetAddress address(String recipient) throws MessagingException {
        if (!recipient.matches("[^\\s\\p{Cntrl}<>,;\"]+@[^\\s\\p{Cntrl}<>,;\"]+")) {
            throw new BadAddress("not an e-mail address");
        }
        InternetAddress address = new InternetAddress();
        address.setAddress(recipient);
        return address;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** The address in the mail is none, today and tomorrow. */
    static final class BadAddress extends MessagingException {

        private static final long serialVersionUID = 1L;

        BadAddress(String reason) {
            super(reason);
        }
    }
}
