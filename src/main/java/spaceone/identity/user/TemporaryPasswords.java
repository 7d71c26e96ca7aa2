package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.password.TemporaryPassword;

/** Makes passwords to be mailed, where the installation works with them instead of links. */
@ApplicationScoped
public class TemporaryPasswords {

    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final Duration INVITED = Duration.ofDays(7);

    /** A new one, made and hashed before any transaction begins. */
    record Made(String password, String hash) {}

    @Inject PasswordHasher hasher;
    @Inject Clock clock;
    @Inject Event<TemporaryPasswordIssued> issued;

    Made make() {
        String password = TemporaryPassword.next();
        return new Made(password, hasher.hash(password));
    }

    /** The same for work that was promised before, and that nobody waits for. */
    Made makePatiently() {
        String password = TemporaryPassword.next();
        return new Made(password, hasher.hashPatiently(password));
    }

    /** In the transaction that gives it to the user. */
    void give(User user, Made made, boolean invited) {
        Instant now = clock.instant();
        Instant until = now.plus(invited ? INVITED : FORGOTTEN);
        String address = invited ? user.email() : user.recoveryAddress(now);
        user.passwords().setTemporary(made.hash(), until, address);
        issued.fire(
                new TemporaryPasswordIssued(
                        user.domainId(),
                        user.userId(),
                        user.language(),
                        invited,
                        address,
                        made.password(),
                        until));
    }
}
