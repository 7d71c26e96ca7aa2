package spaceone.identity.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Chore;

/**
 * Hands out mails to be sent, each to one sender at a time, and records what became of them. A
 * claim is a lease: the sender that holds it renews it while it lives, and when it was killed the
 * mail is free again soon. How long a claim lasts, and when a mail is due, goes by the database's
 * clock, which all nodes share: none waits for a node whose own is ahead.
 */
@Stateless
public class Deliveries {

    private static final String UNREACHED = "out of reach: ";
    private static final int LONGEST_REASON = 255;
    private static final Duration BEYOND_ITS_END = Duration.ofDays(3650);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject MailSettings settings;

    /** Mails that are due, those that die first at the head. */
    public List<OutboxMail> claim(String sender, int most) {
        Timestamp now = Timestamp.from(clock.instant());
        @SuppressWarnings("unchecked")
        List<OutboxMail> claimed =
                em.createNativeQuery(
                                """
                                with due as materialized (
                                    select mail_id from mails
                                    where state = 'QUEUED' and next_attempt_at <= clock_timestamp()
                                      and expires_at > greatest(?1, clock_timestamp())
                                      and (claimed_until is null or claimed_until <= clock_timestamp())
                                    order by expires_at, id limit ?2
                                    for update skip locked)
                                update mails m
                                set claimed_by = ?3,
                                    claimed_until = clock_timestamp() + make_interval(secs => ?4)
                                from due where m.mail_id = due.mail_id
                                returning m.*
                                """,
                                OutboxMail.class)
                        .setParameter(1, now)
                        .setParameter(2, most)
                        .setParameter(3, sender)
                        .setParameter(4, seconds())
                        .getResultList();
        return claimed.stream().sorted(Comparator.comparing(OutboxMail::expiresAt)).toList();
    }

    /** The sender still lives: what it holds stays its own. */
    public void renew(String sender) {
        em.createNativeQuery(
                        "update mails set claimed_until = clock_timestamp() + make_interval(secs => ?2)"
                                + " where claimed_by = ?1")
                .setParameter(1, sender)
                .setParameter(2, seconds())
                .executeUpdate();
    }

    /** Gives back what the sender holds and has not tried. */
    public void release(String sender) {
        releaseAllBut(sender, "");
    }

    /**
     * Gives back what the sender holds, but not the one it is sending. A stop and the sender itself
     * may do it at one moment: the rows are locked in one order, or they would wait for each other.
     */
    public void releaseAllBut(String sender, String mailId) {
        em.createNativeQuery(
                        """
                        update mails set claimed_by = null, claimed_until = null
                        where mail_id in (
                            select mail_id from mails where claimed_by = ?1 and mail_id <> ?2
                            order by mail_id for update)
                        """)
                .setParameter(1, sender)
                .setParameter(2, mailId)
                .executeUpdate();
    }

    /** Whoever holds the claim by now: a mail server has it. */
    public void sent(OutboxMail mail) {
        finish(mail, MailState.SENT, null, clock.instant());
    }

    public void giveUp(OutboxMail mail, String reason) {
        finish(mail, MailState.GIVEN_UP, shortened(reason), null);
    }

    private void finish(
            OutboxMail mail, MailState state, @Nullable String reason, @Nullable Instant sentAt) {
        em.createNativeQuery(
                        """
                        update mails set state = ?2, reason = ?3, sent_at = ?4, attempts = attempts + 1,
                            sealed_secret = null, claimed_by = null, claimed_until = null
                        where mail_id = ?1 and state = 'QUEUED'
                        """)
                .setParameter(1, mail.mailId())
                .setParameter(2, state.name())
                .setParameter(3, reason)
                .setParameter(4, sentAt == null ? null : Timestamp.from(sentAt))
                .executeUpdate();
    }

    public void failed(OutboxMail mail, String sender, String reason) {
        postpone(mail, sender, reason, Backoff.pause(mail.attempts() + 1, lifeLeft(mail)));
    }

    /** The server was not there at all: the mail waits like after any failure. */
    public void unreached(OutboxMail mail, String sender, String reason) {
        failed(mail, sender, UNREACHED + reason);
    }

    /** The server is there again: what waits only for that is due now. */
    public int hurry() {
        return em.createNativeQuery(
                        """
                        update mails set next_attempt_at = now()
                        where state = 'QUEUED' and next_attempt_at > now() and starts_with(reason, ?1)
                        """)
                .setParameter(1, UNREACHED)
                .executeUpdate();
    }

    /** Told on the console. It stays to be read until it dies, and is not told twice. */
    public void printed(OutboxMail mail, String sender) {
        postpone(mail, sender, "printed on the console", BEYOND_ITS_END);
    }

    private Duration lifeLeft(OutboxMail mail) {
        return Duration.between(clock.instant(), mail.expiresAt());
    }

    private void postpone(OutboxMail mail, String sender, String reason, Duration pause) {
        Query query =
                em.createNativeQuery(
                        """
                        update mails set attempts = attempts + 1, reason = ?3,
                            next_attempt_at = least(expires_at, clock_timestamp() + make_interval(secs => ?4)),
                            claimed_by = null, claimed_until = null
                        where mail_id = ?1 and claimed_by = ?2 and state = 'QUEUED'
                        """);
        query.setParameter(1, mail.mailId())
                .setParameter(2, sender)
                .setParameter(3, shortened(reason))
                .setParameter(4, pause.toMillis() / 1000.0)
                .executeUpdate();
    }

    /** Gives up what has died in the queue, whether it was tried or not. */
    public int giveUpDead() {
        return em.createNativeQuery(
                        """
                        update mails set state = 'GIVEN_UP', sealed_secret = null,
                            reason = coalesce(left('expired; ' || reason, 255), 'expired'),
                            claimed_by = null, claimed_until = null
                        where state = 'QUEUED' and expires_at <= ?1
                          and (claimed_until is null or claimed_until <= clock_timestamp())
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    /** Gives up what waits for a user who left, or for everybody of a domain. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void giveUpFor(String domainId, Optional<String> userId, String reason) {
        em.createNativeQuery(
                        """
                        update mails set state = 'GIVEN_UP', sealed_secret = null, reason = ?2,
                            claimed_by = null, claimed_until = null
                        where state = 'QUEUED' and domain_id = ?1 and user_id = coalesce(?3, user_id)
                        """)
                .setParameter(1, domainId)
                .setParameter(2, reason)
                .setParameter(3, userId.orElse(null))
                .executeUpdate();
    }

    /** Gives up secrets that wait to be mailed to any other mailbox than these. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void giveUpElsewhere(String domainId, String userId, List<String> good) {
        em.createQuery(
                        "update OutboxMail m set m.state = :givenUp, m.sealedSecret = null,"
                                + " m.reason = :reason where m.state = :queued"
                                + " and m.domainId = :domainId and m.userId = :userId"
                                + " and m.kind in :kinds and lower(m.recipient) not in :good")
                .setParameter("givenUp", MailState.GIVEN_UP)
                .setParameter("queued", MailState.QUEUED)
                .setParameter("reason", "the user has another address")
                .setParameter("domainId", domainId)
                .setParameter("userId", userId)
                .setParameter(
                        "kinds",
                        Stream.of(MailKind.values()).filter(MailKind::isBoundToAddress).toList())
                .setParameter(
                        "good",
                        Stream.concat(Stream.of(""), good.stream())
                                .map(address -> address.toLowerCase(Locale.ROOT))
                                .toList())
                .executeUpdate();
    }

    /** Whether a mail that this sender took is to be sent still: not given up meanwhile. */
    public boolean isWanted(OutboxMail mail) {
        return !em.createNativeQuery("select 1 from mails where mail_id = ?1 and state = 'QUEUED'")
                .setParameter(1, mail.mailId())
                .getResultList()
                .isEmpty();
    }

    /** Forgets mails that have long been over. */
    public int purge() {
        return em.createNativeQuery(
                        """
                        delete from mails where mail_id in (
                            select mail_id from mails where created_at < ?1 and state <> 'QUEUED'
                            order by created_at limit ?2 for update skip locked)
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(settings.keep())))
                .setParameter(2, Chore.PORTION)
                .executeUpdate();
    }

    /** What waits, however it is spread over nodes: found by the index of queued mails. */
    public Backlog backlog() {
        Object[] row =
                (Object[])
                        em.createNativeQuery(
                                        "select count(*), min(created_at) from mails"
                                                + " where state = 'QUEUED'")
                                .getSingleResult();
        Duration oldest =
                row[1] == null
                        ? Duration.ZERO
                        : Duration.between(((Timestamp) row[1]).toInstant(), clock.instant());
        return new Backlog(
                ((Number) row[0]).longValue(), oldest.isNegative() ? Duration.ZERO : oldest);
    }

    private double seconds() {
        return settings.lease().toMillis() / 1000.0;
    }

    /** Fit for the column and for one line of a log. */
    private static String shortened(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
