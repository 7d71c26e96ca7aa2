package spaceone.identity.mail;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.JsonColumn;

/**
 * A mail on its way. Its Message-ID never changes while it is the same mail, so that whoever gets
 * it twice can tell. The secret inside is sealed, and gone once the mail is over.
 */
@Entity
@Table(name = "mails")
public class OutboxMail {

    @Id
    @Column(name = "mail_id")
    private String mailId;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "user_id")
    private String userId;

    @Enumerated(EnumType.STRING)
    private MailKind kind;

    private String recipient;
    private String language;

    @Convert(converter = JsonColumn.class)
    private JsonObject parameters;

    @Column(name = "sealed_secret")
    private @Nullable String sealedSecret;

    @Column(name = "message_id")
    private String messageId;

    @Enumerated(EnumType.STRING)
    private MailState state;

    private @Nullable String reason;
    private int attempts;

    // told by the database's clock, which all nodes share: see Deliveries
    @Column(name = "next_attempt_at", insertable = false, updatable = false)
    private Instant nextAttemptAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected OutboxMail() {}

    OutboxMail(String mailId, NewMail mail, @Nullable String sealedSecret, String messageId) {
        this.mailId = mailId;
        this.domainId = mail.domainId();
        this.userId = mail.userId();
        this.kind = mail.kind();
        this.recipient = mail.recipient();
        this.language = mail.language();
        this.parameters = mail.parameters();
        this.sealedSecret = sealedSecret;
        this.messageId = messageId;
        this.state = MailState.QUEUED;
        this.nextAttemptAt = mail.createdAt();
        this.createdAt = mail.createdAt();
        this.expiresAt = mail.expiresAt();
    }

    /** Whether everything that was in it is still there. */
    boolean isWhole() {
        return !kind.hasSecret() || sealedSecret != null;
    }

    boolean isQueued(Instant now) {
        return state == MailState.QUEUED && now.isBefore(expiresAt);
    }

    /**
     * To be sent at once. What was sent before is another mail now: with its old name it would be
     * taken for a repetition and thrown away.
     */
    void sendAgain(Instant now, String newMessageId) {
        if (!isQueued(now)) {
            messageId = newMessageId;
            attempts = 0;
            sentAt = null;
            reason = null;
            expiresAt = now.plus(NewMail.NOTICE_LIFE);
        }
        state = MailState.QUEUED;
        nextAttemptAt = now;
    }

    /** Whether its code turns codes by mail off, and does not add, replace or try them. */
    public boolean turnsFactorOff() {
        return !parameters.getBoolean("turns_on", false) && !parameters.getBoolean("tries", false);
    }

    JsonObject parameters() {
        return parameters;
    }

    Optional<String> sealedSecret() {
        return Optional.ofNullable(sealedSecret);
    }

    public String mailId() {
        return mailId;
    }

    public String domainId() {
        return domainId;
    }

    public String userId() {
        return userId;
    }

    public MailKind kind() {
        return kind;
    }

    public String recipient() {
        return recipient;
    }

    public String language() {
        return language;
    }

    public String messageId() {
        return messageId;
    }

    public MailState state() {
        return state;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
