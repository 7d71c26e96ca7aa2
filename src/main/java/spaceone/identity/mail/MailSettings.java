package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import spaceone.identity.StartRefused;

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
    @ConfigProperty(name = "identity.smtp.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "identity.smtp.port")
    Optional<Integer> port;

    @Inject
    @ConfigProperty(name = "identity.smtp.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "identity.smtp.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "identity.smtp.from")
    Optional<String> from;

    @Inject
    @ConfigProperty(name = "identity.smtp.tls", defaultValue = "starttls")
    String tls;

    @Inject
    @ConfigProperty(name = "identity.smtp.timeout", defaultValue = "PT30S")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "identity.mail.service-name", defaultValue = "Cloudforet")
    String serviceName;

    @Inject
    @ConfigProperty(name = "identity.mail.console", defaultValue = "false")
    boolean console;

    @Inject
    @ConfigProperty(name = "identity.mail.lease", defaultValue = "PT30S")
    Duration lease;

    @Inject
    @ConfigProperty(name = "identity.mail.keep", defaultValue = "P30D")
    Duration keep;

    @Inject
    @ConfigProperty(name = "identity.console.url", defaultValue = "http://localhost:8080/")
    String consoleUrl;

    /** Refuses what cannot work, so that it is told at the start and not by the first mail. */
    void check() {
        if (!consoleUrl.matches("https?://[^\\s]+/")) {
            throw StartRefused.because(
                    "IDENTITY_CONSOLE_URL must begin with http:// or https:// and end in /, because"
                            + " links in mails are made from it.");
        }
        if (hasServer()) {
            tls();
            sender();
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
        try {
            return Tls.valueOf(tls.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw StartRefused.because("IDENTITY_SMTP_TLS must be starttls, ssl or none.");
        }
    }

    /** The address mails come from; {@code Name <name@example.com>} gives it a name as well. */
    InternetAddress sender() {
        try {
            return new InternetAddress(from.orElse("").strip(), true);
        } catch (AddressException e) {
            throw StartRefused.because(
                    "IDENTITY_SMTP_FROM must be the address that mails come from.");
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

    String consoleOf(String domainName) {
        return consoleUrl.replace("{domain_name}", domainName);
    }
}
