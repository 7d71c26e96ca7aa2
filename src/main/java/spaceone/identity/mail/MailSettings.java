package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import spaceone.identity.StartRefused;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** How mails look and where they go, as configured. */
@ApplicationScoped
public class MailSettings {

    /** How the way to the mail server is protected. */
    enum Tls {
        STARTTLS(587),
        SSL(465),
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    @Inject
    @Configured(Setting.SMTP_HOST)
    Optional<String> host;

    @Inject
    @Configured(Setting.SMTP_PORT)
    Optional<Integer> port;

    @Inject
    @Configured(Setting.SMTP_USER)
    Optional<String> user;

    @Inject
    @Configured(Setting.SMTP_PASSWORD)
    Optional<String> password;

    @Inject
    @Configured(Setting.SMTP_FROM)
    Optional<String> from;

    @Inject
    @Configured(Setting.SMTP_REPLY_TO)
    Optional<String> replyTo;

    @Inject
    @Configured(Setting.SMTP_TLS)
    String tls;

    @Inject
    @Configured(Setting.SMTP_TIMEOUT)
    Duration timeout;

    @Inject
    @Configured(Setting.MAIL_SERVICE_NAME)
    String serviceName;

    @Inject
    @Configured(Setting.MAIL_CONSOLE)
    boolean console;

    @Inject
    @Configured(Setting.MAIL_LEASE)
    Duration lease;

    @Inject
    @Configured(Setting.MAIL_KEEP)
    Duration keep;

    @Inject
    @Configured(Setting.CONSOLE_URL)
    String consoleUrl;

    /** Where our own pages are, if the console is another. */
    @Inject
    @Configured(Setting.MAIL_UNDO_URL)
    Optional<String> undoUrl;

    /** Refuses what cannot work, so that it is told at the start and not by the first mail. */
    void check() {
        if (hasServer()) {
            tls();
            sender();
            replyTo();
            if (user().isPresent() != password().isPresent()) {
                throw StartRefused.because(
                        "IDENTITY_SMTP_USER and IDENTITY_SMTP_PASSWORD belong together.");
            }
        }
    }

    boolean hasServer() {
        return host().isPresent();
    }

    /** Without a mail server, to print mails instead; with one it would only leak them. */
    boolean printsMails() {
        return console && !hasServer();
    }

    Optional<String> host() {
        return host.filter(text -> !text.isBlank()).map(String::strip);
    }

    int port() {
        return port.orElse(tls().port);
    }

    Optional<String> user() {
        return user.filter(text -> !text.isBlank());
    }

    Optional<String> password() {
        return password.filter(text -> !text.isBlank());
    }

    Tls tls() {
        return Tls.valueOf(tls.toUpperCase(Locale.ROOT));
    }

    /** The address mails come from; {@code Name <name@example.com>} gives it a name as well. */
    InternetAddress sender() {
        return address(
                from.orElse(""), "IDENTITY_SMTP_FROM must be the address that mails come from.");
    }

    /** Where answers go; without it nobody reads them. */
    Optional<InternetAddress> replyTo() {
        return replyTo.filter(text -> !text.isBlank())
                .map(
                        text ->
                                address(
                                        text,
                                        "IDENTITY_SMTP_REPLY_TO must be the address that answers"
                                                + " to mails go to."));
    }

    /** Its name, as it was written, in a form that may stand in a header (RFC 2047). */
    private static InternetAddress address(String text, String complaint) {
        try {
            InternetAddress address = new InternetAddress(text.strip(), true);
            if (address.getPersonal() != null) {
                address.setPersonal(
                        address.getPersonal().replaceAll("\\p{Cntrl}+", " "),
                        StandardCharsets.UTF_8.name());
            }
            return address;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw StartRefused.because(complaint);
        }
    }

    /** The right side of Message-IDs: the sender's domain, once there is one. */
    String messageDomain() {
        if (!hasServer()) {
            return "identity.invalid";
        }
        String address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** No step of talking to the mail server may take longer. */
    Duration timeout() {
        return timeout;
    }

    /** How long a claim lasts when nobody renews it. */
    Duration lease() {
        return lease;
    }

    /** How long mails that are over can be looked up. */
    Duration keep() {
        return keep;
    }

    String serviceName() {
        return serviceName;
    }

    /** What a link for undoing a change begins with. */
    String undoPage(String console) {
        return undoUrl.orElse(console) + "?undo_access_token=";
    }

    String consoleOf(String domainName) {
        return consoleUrl.replace("{domain_name}", domainName);
    }
}
