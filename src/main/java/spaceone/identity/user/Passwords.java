package spaceone.identity.user;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hashes a user can sign in with: his own password, and for a while a temporary one that was
 * mailed to him. His own stays good until the temporary one is used, so that nobody can lock him
 * out by asking for it.
 */
@Embeddable
class Passwords {

    @Column(name = "password")
    private @Nullable String own;

    @Column(name = "password_set_at")
    private @Nullable Instant ownSince;

    @Column(name = "temporary_password")
    private @Nullable String temporary;

    @Column(name = "temporary_until")
    private @Nullable Instant temporaryUntil;

    /** Where the temporary one was mailed to. */
    @Column(name = "temporary_address")
    private @Nullable String temporaryAddress;

    protected Passwords() {}

    Optional<String> own() {
        return Optional.ofNullable(own);
    }

    Optional<String> temporary(Instant now) {
        return Optional.ofNullable(temporary)
                .filter(hash -> temporaryUntil != null && now.isBefore(temporaryUntil));
    }

    void set(@Nullable String hash, @Nullable Instant now) {
        own = hash;
        ownSince = now;
        forgetTemporary();
    }

    void setTemporary(String hash, Instant until, String address) {
        temporary = hash;
        temporaryUntil = until;
        temporaryAddress = address;
    }

    /** Where the temporary one was mailed to; empty when there is none, or nobody knows. */
    String temporaryAddress() {
        return temporary == null || temporaryAddress == null ? "" : temporaryAddress;
    }

    void forgetTemporary() {
        temporary = null;
        temporaryUntil = null;
        temporaryAddress = null;
    }

    /** No password opens this account, until a new one is set. */
    void forget() {
        set(null, null);
    }

    /** Nothing but the temporary password opens this account from now on. */
    void forgetOwn() {
        own = null;
        ownSince = null;
    }

    /** The same password under a stronger hash. */
    void rehash(String hash) {
        own = hash;
    }

    boolean areThoseOf(Passwords other) {
        return Objects.equals(own, other.own) && Objects.equals(temporary, other.temporary);
    }
}
