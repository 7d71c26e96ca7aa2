package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.Sessions;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * Moves a user to another address, with what follows, in the transaction of the caller, who holds
 * the user: links and passwords that were mailed to an address which is no longer theirs die, and
 * the address that was proven last is told. Another spelling of the same mailbox is no move.
 */
@ApplicationScoped
public class AddressChanges {

    @Inject Sessions sessions;
    @Inject VerifyCodes verifyCodes;
    @Inject Clock clock;
    @Inject Event<EmailChanged> emailChanged;
    @Inject Event<UserMoved> userMoved;

    void move(User user, @Nullable String address, Backing backing) {
        Instant now = clock.instant();
        String before = user.email();
        String recovery = user.recoveryAddress(now);
        Mfa factor = user.mfa();
        user.mailbox().moveTo(address, backing, now);
        if (!user.email().equals(before)) {
            forgetOthers(user);
            if (backing == Backing.AUTHORITY) {
                sessions.revokeUndoLinks(user.key());
            }
            EmailChanged.from(user, recovery, factor, backing).ifPresent(emailChanged::fire);
        }
    }

    /** Back to an address that was proven to be theirs. */
    void restore(User user, String address) {
        user.mailbox().restore(address);
        forgetOthers(user);
    }

    /** What was mailed to any other address than the user's own is dead. */
    void forgetOthers(User user) {
        Instant now = clock.instant();
        List<String> good =
                Stream.of(user.email(), user.recoveryAddress(now))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
        sessions.revokeLinksElsewhere(user.key(), good);
        Passwords passwords = user.passwords();
        if (!user.mailbox().reaches(passwords.temporaryAddress(), now)) {
            passwords.forgetTemporary();
        }
        verifyCodes.withdraw(user.key(), CodePurpose.EMAIL_VERIFY);
        userMoved.fire(new UserMoved(user.domainId(), user.userId(), good));
    }
}
