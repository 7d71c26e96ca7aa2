package spaceone.identity.mail;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Languages;
import spaceone.identity.audit.Audit;

/** The words of domains for their mails, which stand before ours. */
@Stateless
public class MailTexts {

    private static final String PUT =
            """
            insert into mail_texts (domain_id, kind, language, subject, lead, updated_at)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (domain_id, kind, language)
            do update set subject = excluded.subject, lead = excluded.lead, updated_at = excluded.updated_at
            """;

    private static final String ALL =
            "select kind, language, subject, lead, updated_at from mail_texts where domain_id = ?1";

    @PersistenceContext EntityManager em;
    @Inject Audit audit;
    @Inject Clock clock;

    /** The domain's own words, or ours. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public MailText get(String domainId, MailKind kind, String language) {
        checkLanguage(language);
        return find(domainId, kind, language).orElseGet(() -> MailText.ours(kind, language));
    }

    /** Those that the domain chose itself, a few dozen at most. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<MailText> list(String domainId) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(ALL + " order by kind, language")
                        .setParameter(1, domainId)
                        .getResultList();
        return rows.stream().map(MailTexts::text).toList();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<MailText> find(String domainId, MailKind kind, String language) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(ALL + " and kind = ?2 and language = ?3")
                        .setParameter(1, domainId)
                        .setParameter(2, kind.name())
                        .setParameter(3, language)
                        .getResultList();
        return rows.stream().findFirst().map(MailTexts::text);
    }

    private static MailText text(Object[] row) {
        return new MailText(
                MailKind.valueOf((String) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ((Timestamp) row[4]).toInstant());
    }

    public MailText set(String domainId, MailText wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MailText text = checked(wanted, now);
        em.createNativeQuery(PUT)
                .setParameter(1, domainId)
                .setParameter(2, text.kind().name())
                .setParameter(3, text.language())
                .setParameter(4, text.subject())
                .setParameter(5, text.lead())
                .setParameter(6, Timestamp.from(now))
                .executeUpdate();
        recorded("MailText.set", domainId, text);
        return text;
    }

    /** Our words again. Nothing is changed where there are no others. */
    public MailText reset(String domainId, MailKind kind, String language) {
        checkLanguage(language);
        int gone =
                em.createNativeQuery(
                                "delete from mail_texts where domain_id = ?1 and kind = ?2 and language = ?3")
                        .setParameter(1, domainId)
                        .setParameter(2, kind.name())
                        .setParameter(3, language)
                        .executeUpdate();
        MailText ours = MailText.ours(kind, language);
        if (gone > 0) {
            recorded("MailText.reset", domainId, ours);
        }
        return ours;
    }

    private void recorded(String action, String domainId, MailText text) {
        audit.changed(
                action,
                domainId,
                "Domain",
                domainId,
                Map.of(
                        "kind", text.kind().name(),
                        "language", text.language(),
                        "subject", text.subject(),
                        "lead", text.lead()));
    }

    /** With texts that can be written, whatever a mail of this kind is about. */
    static MailText checked(MailText wanted, Instant now) {
        checkLanguage(wanted.language());
        return new MailText(
                wanted.kind(),
                wanted.language(),
                checked(
                        "subject",
                        wanted.kind(),
                        wanted.subject().strip(),
                        MailText.LONGEST_SUBJECT),
                checked("lead", wanted.kind(), wanted.lead().strip(), MailText.LONGEST_LEAD),
                now);
    }

    private static String checked(String name, MailKind kind, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw INVALID_PARAMETER.with(name, "from 1 to " + longest + " characters");
        }
        if (name.equals("subject") && text.lines().count() > 1) {
            throw INVALID_PARAMETER.with(name, "must be one line");
        }
        Words.problem(text, MailValues.of(kind).keySet())
                .ifPresent(
                        problem -> {
                            throw INVALID_PARAMETER.with(name, problem);
                        });
        return text;
    }

    private static void checkLanguage(String language) {
        if (!Languages.ALL.contains(language)) {
            throw INVALID_PARAMETER.with("language", "must be one of " + Languages.told());
        }
    }
}
