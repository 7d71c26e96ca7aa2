package spaceone.identity.user;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of a user and whether they have shown that it is theirs. Another address is unproven.
 *
 * <p>What opens the account again goes to the last proven address. One that was chosen in a session
 * without fresh proof of who it is does not count for a while after it was proven: until then the
 * former one does, so that a token found lying about does not become the account.
 */
@Embeddable
class Mailbox {

    private String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    /** The last address that counted, while the present one does not. */
    @Column(name = "former_email")
    private @Nullable String former;

    @Column(name = "counts_from")
    private @Nullable Instant countsFrom;

    /** Chosen without fresh proof of who chose it. */
    private boolean unbacked;

    protected Mailbox() {}

    Mailbox(@Nullable String email) {
        this.email = email == null ? "" : email.strip();
    }

    String address() {
        return email;
    }

    boolean isVerified() {
        return emailVerified;
    }

    /** The same mailbox in another spelling keeps its address and its proof. */
    boolean is(String address) {
        return address.equalsIgnoreCase(email);
    }

    /** Where secrets that open the account may go; empty when no address counts. */
    String recoveryAddress(Instant now) {
        if (counts(now)) {
            return email;
        }
        return former == null ? "" : former;
    }

    /** Whether somebody who reads there may still hold a secret that opens the account. */
    boolean reaches(String address, Instant now) {
        return is(address) || !address.isEmpty() && address.equalsIgnoreCase(recoveryAddress(now));
    }

    /** From when on the present address counts, if it is proven and has to wait. */
    Optional<Instant> countsFrom(Instant now) {
        return Optional.ofNullable(countsFrom).filter(from -> emailVerified && now.isBefore(from));
    }

    private boolean counts(Instant now) {
        return emailVerified && (countsFrom == null || !now.isBefore(countsFrom));
    }

    /** Those that are proven to be theirs, the one that opens the account first. */
    List<String> provenAddresses(Instant now) {
        return Stream.of(recoveryAddress(now), emailVerified ? email : "")
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** Those that are told of a change besides the one that can undo it. */
    List<String> provenAddressesBut(String undoAddress, Instant now) {
        return provenAddresses(now).stream()
                .filter(address -> !address.equals(undoAddress))
                .toList();
    }

    void moveTo(@Nullable String address, Backing backing, Instant now) {
        if (backing == Backing.AUTHORITY) {
            relocate(address);
        } else {
            moveTo(address, backing == Backing.PROVEN, now);
        }
    }

    /**
     * The user moves. {@code proven}: they have just shown who they are. Nothing given, or the same
     * mailbox, is no move.
     */
    void moveTo(@Nullable String address, boolean proven, Instant now) {
        if (address != null && isElsewhere(address)) {
            keepFormer(now);
            email = address;
            emailVerified = false;
            countsFrom = null;
            unbacked = !proven;
        }
    }

    /** Somebody with power over the account says where the user is now, and no longer there. */
    void relocate(@Nullable String address) {
        if (address != null && isElsewhere(address)) {
            email = address;
            emailVerified = false;
            settle();
        }
    }

    private boolean isElsewhere(String address) {
        return !address.isEmpty() && !is(address);
    }

    /** It is to be proven anew; until then the proof it had opens the account still. */
    void doubt(Instant now) {
        keepFormer(now);
        emailVerified = false;
        countsFrom = null;
    }

    private void keepFormer(Instant now) {
        if (counts(now)) {
            former = email;
        }
    }

    /** Somebody with power over the account says that the address is not the user's. */
    void deny() {
        emailVerified = false;
        former = null;
        countsFrom = null;
    }

    /** Whoever chose the present address has now shown who they are. */
    void back() {
        unbacked = false;
    }

    /** Somebody with power over the account vouches for the address. */
    void vouch() {
        emailVerified = true;
        settle();
    }

    /**
     * Whoever holds what was mailed to this address has proven it, if it is still the user's. It
     * counts at once if it counted before, or was chosen, or is proven now, by somebody who has
     * just shown who they are; otherwise after the delay.
     */
    boolean proven(String mailedTo, boolean byProvenUser, Duration delay, Instant now) {
        if (mailedTo.isEmpty() || !is(mailedTo)) {
            return false;
        }
        if (counts(now)) {
            return true;
        }
        boolean wasProven = emailVerified;
        emailVerified = true;
        if (byProvenUser || !unbacked || former != null && is(former)) {
            settle();
        } else if (!wasProven) {
            countsFrom = now.plus(delay);
        }
        return true;
    }

    /**
     * A link that was mailed to {@code mailedTo} was followed. If that is the former address, the
     * present one was perhaps never the user's choice: it has to be proven again, by whoever has
     * the new password.
     */
    void followed(String mailedTo, Instant now) {
        if (is(mailedTo)) {
            proven(mailedTo, true, Duration.ZERO, now);
        } else if (former != null && former.equalsIgnoreCase(mailedTo)) {
            emailVerified = false;
            countsFrom = null;
            unbacked = true;
        }
    }

    /** The user is back at an address that was proven to be theirs. */
    void restore(String address) {
        email = address;
        vouch();
    }

    private void settle() {
        former = null;
        countsFrom = null;
        unbacked = false;
    }
}
