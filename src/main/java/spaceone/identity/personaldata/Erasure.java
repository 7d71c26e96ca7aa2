package spaceone.identity.personaldata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.user.User;

/** The removal of one person's traces, and its receipt. Who it was is forgotten with the rest. */
@Entity
@Table(name = "erasures")
public class Erasure {

    @Id
    @Column(name = "erasure_id")
    private String erasureId;

    @Column(name = "domain_id")
    private String domainId;

    private String pseudonym;

    @Column(name = "user_id")
    private @Nullable String userId;

    private @Nullable String email;
    private Instant since;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "read_upto")
    private long readUpto;

    private int mails;
    private int records;
    private int things;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    protected Erasure() {}

    Erasure(User user, Instant now) {
        this.erasureId = Ids.next("erasure");
        this.domainId = user.domainId();
        this.pseudonym = Ids.next("erased");
        this.userId = user.userId();
        this.email = user.email();
        this.since = user.createdAt();
        this.requestedAt = now;
    }

    void removedMails(int number) {
        mails += number;
    }

    void renamedRecords(int number) {
        records += number;
    }

    void renamedThings(int number) {
        things += number;
    }

    void readUpto(long id) {
        readUpto = id;
    }

    void complete(Instant now) {
        completedAt = now;
        userId = null;
        email = null;
    }

    long readUpto() {
        return readUpto;
    }

    /** While it is not complete. */
    String userId() {
        return Objects.requireNonNull(userId, "the erasure is complete");
    }

    Optional<String> email() {
        return Optional.ofNullable(email);
    }

    Instant since() {
        return since;
    }

    public String erasureId() {
        return erasureId;
    }

    public String domainId() {
        return domainId;
    }

    /** What records call them from now on. */
    public String pseudonym() {
        return pseudonym;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public int mails() {
        return mails;
    }

    public int records() {
        return records;
    }

    public int things() {
        return things;
    }

    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }
}
