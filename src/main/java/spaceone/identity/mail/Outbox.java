package spaceone.identity.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.Ids;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;

/**
 * The mails of the installation: facts put them in, operators look after them. Where a method takes
 * a domain, empty means all of them.
 */
@Stateless
public class Outbox {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Results results;
    @Inject Audit audit;
    @Inject Secrets secrets;
    @Inject Letters letters;
    @Inject MailSettings settings;
    @Inject Event<OutboxFilled> filled;

    /** A mail with the text of its letter, for whoever runs the installation. */
    public record Opened(OutboxMail mail, Letter letter) {}

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void put(NewMail mail) {
        enter(mail);
    }

    private OutboxMail enter(NewMail mail) {
        String mailId = Ids.next("mail");
        String sealed =
                mail.secret() == null
                        ? null
                        : secrets.seal(mail.secret(), SealedColumn.MAIL, mailId);
        OutboxMail entered = new OutboxMail(mailId, mail, sealed, messageId(mailId));
        em.persist(entered);
        filled.fire(new OutboxFilled(mailId));
        return entered;
    }

    /** Asked for by an administrator who wants to see whether mails arrive. */
    public OutboxMail test(String domainId, String userId, String language, String recipient) {
        return test(test(domainId, userId, language, recipient, clock.instant()));
    }

    /** Shows to somebody how a mail of this kind looks. */
    public OutboxMail sample(
            MailKind kind, String domainId, String userId, String language, String recipient) {
        NewMail mail = test(domainId, userId, language, recipient, clock.instant());
        return test(mail.with(Letters.SAMPLE, kind.name()));
    }

    private static NewMail test(
            String domainId, String userId, String language, String recipient, Instant now) {
        return NewMail.notice(MailKind.TEST, domainId, userId, language, recipient, now);
    }

    private OutboxMail test(NewMail mail) {
        OutboxMail put = enter(mail);
        audit.changed(
                "Mail.send_test",
                mail.domainId(),
                "Mail",
                put.mailId(),
                Map.of("user_id", mail.userId()));
        return put;
    }

    public Listing list(Optional<String> domainId, Query query) {
        Scope scope =
                domainId.map(id -> Scope.of("m.domain_id = ?", id))
                        .orElseGet(() -> Scope.of("true"));
        return results.list(MailInfo.FIELDS, scope, query);
    }

    /** Mails to a user, since the id is theirs. */
    public Listing ofUser(String domainId, long userKey, String userId) {
        Scope scope =
                Scope.of(
                        "m.domain_id = ? and m.user_id = ? and m.created_at >="
                                + " (select u.created_at from users u where u.id = ?)",
                        domainId,
                        userId,
                        userKey);
        return results.list(MailInfo.FIELDS, scope, Query.all());
    }

    /**
     * Shows the secret inside only where the mail has no other way to its reader, and leaves a
     * record in the reader's own domain that it was looked at.
     */
    public Opened open(String mailId) {
        OutboxMail mail = find(Optional.empty(), mailId, LockModeType.NONE);
        boolean legible = !settings.hasServer() && mail.isQueued(clock.instant()) && mail.isWhole();
        if (legible && mail.kind().hasSecret()) {
            audit.changed(
                    "Mail.get",
                    mail.domainId(),
                    "Mail",
                    mailId,
                    Map.of("kind", mail.kind(), "user_id", mail.userId()));
        }
        return new Opened(mail, legible ? letters.write(mail) : letters.writeMasked(mail));
    }

    /** Sends it at once. What has been sent, or given up, is sent anew if nothing in it is lost. */
    public OutboxMail resend(Optional<String> domainId, String mailId) {
        OutboxMail mail = find(domainId, mailId, LockModeType.PESSIMISTIC_WRITE);
        boolean dead = mail.kind().hasSecret() && !mail.isQueued(clock.instant());
        if (dead || !mail.isWhole()) {
            throw MailError.MAIL_IS_OVER.with(mailId, mail.state());
        }
        mail.sendAgain(clock.instant(), messageId(Ids.next("mail")));
        em.createNativeQuery("update mails set next_attempt_at = now() where mail_id = ?1")
                .setParameter(1, mailId)
                .executeUpdate();
        audit.changed(
                "Mail.resend",
                mail.domainId(),
                "Mail",
                mailId,
                Map.of("kind", mail.kind(), "user_id", mail.userId()));
        filled.fire(new OutboxFilled(mailId));
        return mail;
    }

    /** The mail, if what it carried is dead; empty when it can go out as it is. */
    public Optional<OutboxMail> over(Optional<String> domainId, String mailId) {
        return Optional.of(find(domainId, mailId, LockModeType.NONE))
                .filter(mail -> mail.kind().hasSecret() && !mail.isQueued(clock.instant()));
    }

    /** The mail that a new link or code has just gone out with, in place of another. */
    public OutboxMail renewed(OutboxMail over) {
        OutboxMail latest =
                em.createQuery(
                                "select m from OutboxMail m where m.domainId = :domainId"
                                        + " and m.userId = :userId and m.createdAt >= :since"
                                        + " order by m.createdAt desc",
                                OutboxMail.class)
                        .setParameter("domainId", over.domainId())
                        .setParameter("userId", over.userId())
                        .setParameter("since", over.createdAt())
                        .setMaxResults(1)
                        .getSingleResult();
        audit.changed(
                "Mail.renew",
                over.domainId(),
                "Mail",
                over.mailId(),
                Map.of(
                        "kind", over.kind(),
                        "user_id", over.userId(),
                        "renewed_by", latest.mailId()));
        return latest;
    }

    private OutboxMail find(Optional<String> domainId, String mailId, LockModeType lock) {
        return Optional.ofNullable(em.find(OutboxMail.class, mailId, lock))
                .filter(mail -> domainId.isEmpty() || domainId.get().equals(mail.domainId()))
                .orElseThrow(() -> CommonError.NOT_FOUND.with("mail_id", mailId));
    }

    private String messageId(String left) {
        return "<" + left + "@" + settings.messageDomain() + ">";
    }
}
