package spaceone.identity.mail;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.NodeStops;
import spaceone.identity.operation.MailMeter;
import spaceone.identity.schema.Readiness;

/**
 * Sends what is due, one mail after the other, away from the request that caused it. Each result is
 * recorded before the next mail: what a kill can repeat is the one mail whose receipt was not
 * recorded yet.
 */
@ApplicationScoped
public class MailDispatcher {

    private static final Logger LOG = System.getLogger(MailDispatcher.class.getName());
    private static final int BATCH = 20;

    @Resource ManagedExecutorService executor;
    @Inject Deliveries deliveries;
    @Inject Letters letters;
    @Inject MailTransport transport;
    @Inject MailSettings settings;
    @Inject Clock clock;
    @Inject Readiness readiness;

    /** The name that claims bear: this dispatcher, in this process. */
    final String sender = Ids.token();

    private final AtomicInteger calls = new AtomicInteger();
    private final ReentrantLock work = new ReentrantLock();
    private volatile boolean stopping;
    private volatile @Nullable String inHand;

    /** What kept the last run from its work; null when it was done. */
    private volatile @Nullable RuntimeException hindrance;

    /**
     * A run did not come to its end, when the database died for instance: what it had claimed bears
     * our name still, and as we go on renewing that, nobody else would ever send it.
     */
    private volatile boolean interrupted;

    /** Whether mails may wait for the server to come back; nobody knows after a start. */
    private volatile boolean outage = true;

    void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled fact) {
        wake();
    }

    /** Looks for due mails soon. Calls during a run make one more run, however many they are. */
    void wake() {
        if (!settings.hasServer() && !settings.printsMails()
                || isStopping()
                || calls.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.submit(this::run);
        } catch (RejectedExecutionException | IllegalStateException e) {
            // The rows are safe; the next sweep finds them.
            calls.set(0);
            hindrance = e;
            LOG.log(Level.WARNING, "No thread to send mails with, they wait: " + e.getMessage());
        }
    }

    /** As {@link #wake}, but fails when the last run did, for whoever counts failures. */
    void sweep() {
        wake();
        RuntimeException last = hindrance;
        if (last != null) {
            throw new IllegalStateException("The last run could not send mails", last);
        }
    }

    /** While mails are in hand, they stay this dispatcher's. */
    void keepClaims() {
        deliveries.renew(sender);
    }

    void run() {
        boolean finished = false;
        work.lock();
        try {
            int seen;
            do {
                seen = calls.get();
                sendDueOrLog();
            } while (!isStopping() && !calls.compareAndSet(seen, 0));
            finished = true;
        } finally {
            if (!finished) {
                // Not even an Error may leave a dispatcher that thinks it is at work.
                calls.set(0);
            }
            work.unlock();
        }
    }

    /** Already from the signal on: a server may wait for this thread before it stops us. */
    private boolean isStopping() {
        return stopping || readiness.isLeaving();
    }

    private void sendDueOrLog() {
        try {
            sendDue();
            hindrance = null;
        } catch (RuntimeException e) {
            hindrance = e;
            LOG.log(Level.ERROR, "Sending mails was interrupted, they wait for the sweep", e);
        }
    }

    void sendDue() {
        if (interrupted) {
            deliveries.release(sender);
        }
        interrupted = true;
        try (MailTransport.Line line = transport.line()) {
            List<OutboxMail> batch = claim();
            while (!batch.isEmpty() && sendAll(batch, line)) {
                batch = claim();
            }
        }
        interrupted = false;
    }

    private List<OutboxMail> claim() {
        return isStopping() ? List.of() : deliveries.claim(sender, BATCH);
    }

    /** Returns whether to go on: not when the server is out of reach, or this node stops. */
    private boolean sendAll(List<OutboxMail> batch, MailTransport.Line line) {
        for (OutboxMail mail : batch) {
            // Named before looking at the flag: whoever sets that gives back all but this one.
            inHand = mail.mailId();
            if (isStopping() || !send(mail, line)) {
                deliveries.release(sender);
                return false;
            }
        }
        return true;
    }

    private boolean send(OutboxMail mail, MailTransport.Line line) {
        if (!deliveries.isWanted(mail)) {
            return true;
        }
        Letter letter;
        try {
            letter = letters.write(mail);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, mail.mailId() + " cannot be written: " + e.getMessage());
            deliveries.failed(mail, sender, "cannot be written: " + e.getMessage());
            MailMeter.ended(MailMeter.Result.RETRIED);
            return true;
        }
        if (!settings.hasServer()) {
            MailConsole.print(mail, letter);
            deliveries.printed(mail, sender);
            return true;
        }
        if (!connect(mail, line)) {
            return false;
        }
        try {
            line.send(mail, letter);
        } catch (MessagingException e) {
            line.close();
            refused(mail, SmtpFailure.of(e));
            return true;
        }
        deliveries.sent(mail);
        MailMeter.ended(MailMeter.Result.SENT);
        return true;
    }

    private boolean connect(OutboxMail mail, MailTransport.Line line) {
        try {
            line.connect();
        } catch (MessagingException e) {
            outage = true;
            String reason = SmtpFailure.of(e).reason();
            deliveries.unreached(mail, sender, reason);
            MailMeter.ended(MailMeter.Result.UNREACHED);
            LOG.log(Level.WARNING, "The mail server is out of reach, mails wait: {0}", reason);
            return false;
        }
        if (outage) {
            outage = false;
            deliveries.hurry();
        }
        return true;
    }

    private void refused(OutboxMail mail, SmtpFailure failure) {
        if (failure.isFinal()) {
            deliveries.giveUp(mail, failure.reason());
            MailMeter.ended(MailMeter.Result.GIVEN_UP);
        } else {
            deliveries.failed(mail, sender, failure.reason());
            MailMeter.ended(MailMeter.Result.RETRIED);
        }
        LOG.log(
                Level.WARNING,
                "{0} was not sent, attempt {1}: {2}",
                mail.mailId(),
                mail.attempts() + 1,
                failure.reason());
    }

    /** Gives back at once what it has not begun, and waits for the mail it is sending. */
    void leave(@Observes NodeStops fact) {
        stopping = true;
        try {
            if (inHand != null) {
                deliveries.releaseAllBut(sender, inHand);
            }
            long left = Duration.between(clock.instant(), fact.until()).toMillis();
            if (work.tryLock(left, TimeUnit.MILLISECONDS)) {
                work.unlock();
                if (inHand != null) {
                    // The server may have stopped the sender's thread before it came to that.
                    deliveries.release(sender);
                }
            } else {
                LOG.log(
                        Level.WARNING,
                        "{0} is being sent still, nobody knows whether it arrives. It is sent again"
                                + " when its lease is over.",
                        inHand);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Mails could not be given back, their lease ends soon: " + e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
