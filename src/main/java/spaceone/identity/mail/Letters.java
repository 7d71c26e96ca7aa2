package spaceone.identity.mail;

import com.samskivert.mustache.MustacheException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;

/** Writes the letter of a mail, when it is about to be read: in the outbox it is only facts. */
@ApplicationScoped
public class Letters {

    private static final Logger LOG = Logger.getLogger(Letters.class.getName());

    /** The parameter of a test: the kind of mail it shows. */
    static final String SAMPLE = "sample";

    private static final String MASK = "••••••";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    @Inject Domains domains;
    @Inject Secrets secrets;
    @Inject MailSettings settings;
    @Inject Addressees addressees;
    @Inject MailTexts texts;

    Letter write(OutboxMail mail) {
        String secret =
                mail.sealedSecret()
                        .map(s -> secrets.open(s, SealedColumn.MAIL, mail.mailId()))
                        .orElse("");
        return write(mail, secret);
    }

    /** Everything but the secret. */
    Letter writeMasked(OutboxMail mail) {
        return write(mail, MASK);
    }

    private Letter write(OutboxMail mail, String secret) {
        Domain domain = domains.get(mail.domainId());
        String language = MailLanguage.of(mail.language(), domain.language());
        if (mail.parameters().get(SAMPLE) instanceof JsonString kind) {
            MailKind sampled = MailKind.valueOf(kind.getString());
            Map<String, Object> values = samples(domain, sampled);
            return written(domain.domainId(), sampled, language, values);
        }
        String console = settings.consoleOf(domain.name());
        // Nodes of an older version say nothing of it.
        Map<String, Object> values = new HashMap<>(Map.of("tries", false));
        mail.parameters().forEach((name, value) -> values.put(name, plain(value)));
        values.put("service", oneLine(settings.serviceName()));
        Addressees.Addressee reader = addressees.find(mail.domainId(), mail.userId());
        values.put("user_id", oneLine(mail.userId()));
        values.put("name", oneLine(reader.name()));
        values.put("answered", settings.replyTo().isPresent());
        values.put("domain", oneLine(domain.displayName()));
        values.put("console", console);
        values.put("when", when(mail.createdAt(), reader.zone()));
        values.put("has_source", !values.getOrDefault("source", "").equals(""));
        values.computeIfPresent("source", (name, source) -> IpAddress.written((String) source));
        if (mail.kind().hasSecret()) {
            values.put("validity", validity(mail.createdAt(), mail.expiresAt(), language));
        }
        if (values.get("ends") instanceof String end) {
            values.put("ends", when(Instant.parse(end), reader.zone()));
        }
        switch (mail.kind().inside()) {
            case LINK -> values.put("link", console + "?sso_access_token=" + secret);
            case UNDO -> values.put("link", settings.undoPage(console) + secret);
            case CODE -> values.put("code", secret);
            case PASSWORD -> values.put("password", secret);
            case NOTHING -> {}
        }
        return written(mail.domainId(), mail.kind(), language, values);
    }

    private Letter written(
            String domainId, MailKind kind, String language, Map<String, Object> values) {
        return texts.find(domainId, kind, language)
                .flatMap(own -> inTheirWords(own, values))
                .orElseGet(() -> MailTemplate.of(kind).write(language, values));
    }

    /**
     * What cannot be written any more, of an older version's names, stops no mail: ours are said.
     */
    private static Optional<Letter> inTheirWords(MailText own, Map<String, Object> values) {
        try {
            return Optional.of(MailTemplate.of(own.kind()).write(own, values));
        } catch (MustacheException e) {
            LOG.log(
                    Level.WARNING,
                    "a domain''s words for {0} cannot be written: {1}",
                    new Object[] {own.kind(), e.getMessage()});
            return Optional.empty();
        }
    }

    /** A mail in such words, about somebody who is not there, without a secret. */
    public Letter sample(String domainId, MailText wanted) {
        MailText text = MailTexts.checked(wanted, Instant.EPOCH);
        return MailTemplate.of(text.kind())
                .write(text, samples(domains.get(domainId), text.kind()));
    }

    private Map<String, Object> samples(Domain domain, MailKind kind) {
        Map<String, Object> values = new HashMap<>(MailValues.of(kind));
        values.put("service", oneLine(settings.serviceName()));
        values.put("domain", oneLine(domain.displayName()));
        values.put("console", settings.consoleOf(domain.name()));
        values.put("answered", settings.replyTo().isPresent());
        values.put("link", values.get("console"));
        values.put("code", MASK);
        values.put("password", MASK);
        return values;
    }

    /** By the reader's clock, and how far that is from everybody's. */
    static String when(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        ZoneOffset offset = local.getOffset();
        String utc = offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset;
        boolean named = !(zone instanceof ZoneOffset) && !zone.getId().equals("UTC");
        return WHEN.format(local) + (named ? " " + zone.getId() + " (" + utc + ")" : " " + utc);
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> oneLine(((JsonString) value).getString());
            default -> throw new IllegalStateException("no text and no flag: " + value);
        };
    }

    /** Names are free text: none may add lines of its own to a mail that bears our name. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    static String validity(Instant from, Instant until, String language) {
        // A token's life is counted from its own second, a little before or after the row's.
        long minutes = Math.max(1, Duration.between(from, until).plusSeconds(30).toMinutes());
        if (minutes % 1440 == 0 && minutes > 1440) {
            return count("day", minutes / 1440, language);
        }
        return minutes % 60 == 0
                ? count("hour", minutes / 60, language)
                : count("minute", minutes, language);
    }

    private static String count(String unit, long number, String language) {
        return Words.of(language)
                .say("validity." + unit + (number == 1 ? "" : "s"), Map.of("number", number));
    }
}
