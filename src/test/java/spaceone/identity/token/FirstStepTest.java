package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** What the password that was right brings with it: a better hash, and word of the second step. */
@InRoom
class FirstStepTest {

    /** Of another service, and cheap to guess. */
    private static final String WEAK =
            "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC";

    private static final String OF_WEAK = "Correct4Horse";

    @Inject Door door;
    @Inject Phone phone;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private User alice;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
    }

    private String hash() {
        return users.get(alice.domainId(), alice.userId()).password().orElseThrow();
    }

    @Test
    void aWeakHashIsReplacedByAStrongOne() {
        room.tamper("update users set password = ?1 where id = ?2", WEAK, alice.key());

        assertThat(door.enter(alice, OF_WEAK).accessToken()).isNotEmpty();

        String strong = hash();
        assertThat(strong).startsWith("$argon2id$");
        door.enter(alice, OF_WEAK);
        assertThat(hash()).isEqualTo(strong);
    }

    /** Clients look for an address, and find one whatever the factor is. */
    @Test
    void anAddressIsToldWhereverThereIsOne() {
        phone.enrol(alice);
        mailboxIs(alice.email());
        room.tamper(
                "update users set email = '', email_verified = false where id = ?1", alice.key());
        mailboxIs("authenticator@otp.invalid");

        String address = Town.unique("alice") + "@example.com";
        room.tamper(
                "update users set user_id = ?1, folded_id = ?1 where id = ?2",
                address,
                alice.key());
        alice = users.get(alice.domainId(), address);
        mailboxIs(address);
    }

    private void mailboxIs(String mailbox) {
        refused(TokenError.MFA_REQUIRED, () -> door.enter(alice))
                .withMessageContaining("user_id = " + mailbox + ")");
    }
}
