package spaceone.identity.user;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The address of a user and whether he has shown that it is his. Another address is unproven. */
@Embeddable
class Mailbox {

    private String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    protected Mailbox() {}

    Mailbox(String email) {
        this.email = email == null ? "" : email.strip();
    }

    String address() {
        return email;
    }

    boolean isVerified() {
        return emailVerified;
    }

    /** Empty when it is not proven. */
    String verifiedAddress() {
        return emailVerified ? email : "";
    }

    /** The same mailbox in another spelling keeps its address and its proof. */
    boolean is(String address) {
        return address.equalsIgnoreCase(email);
    }

    /** Nothing given means no move. */
    void moveTo(String address) {
        if (address != null && !address.isEmpty() && !is(address)) {
            email = address;
            emailVerified = false;
        }
    }

    /** It is to be proven anew. */
    void doubt() {
        emailVerified = false;
    }

    /** Whoever holds what was mailed to this address has proven it, if it is still the user's. */
    boolean proven(String mailedTo) {
        boolean his = !mailedTo.isEmpty() && is(mailedTo);
        emailVerified |= his;
        return his;
    }
}
