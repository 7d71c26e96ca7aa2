package spaceone.identity.user;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;

/**
 * Works off the requests for a new password that were answered already. What comes of one, only the
 * user's mailbox tells. A killed node's requests are found by the next sweep of any other.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuietResets {

    private static final Logger LOG = System.getLogger(QuietResets.class.getName());

    /** What says nothing about the request: it was answered, so it is tried again. */
    private static final Set<ErrorCode.Kind> PASSES =
            Set.of(
                    ErrorCode.Kind.TOO_MANY,
                    ErrorCode.Kind.UNAVAILABLE,
                    ErrorCode.Kind.TIMEOUT,
                    ErrorCode.Kind.CONFLICT);

    @Inject ResetRequests requests;
    @Inject PasswordReset reset;
    @Inject Actor actor;

    /** Returns at once. */
    @Asynchronous
    public void workOff() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Requests for new passwords wait for the next sweep", e);
        }
    }

    /** Until none is left. */
    public void sweep() {
        for (Optional<ResetRequests.Asked> next = requests.claim();
                next.isPresent();
                next = requests.claim()) {
            answer(next.get());
        }
    }

    private void answer(ResetRequests.Asked asked) {
        actor.arrived(asked.source(), null);
        try {
            reset.ask(asked);
        } catch (IdentityException refusal) {
            if (PASSES.contains(refusal.error().kind())) {
                // It stays on the list, and is claimed again when this claim ends.
                LOG.log(Level.INFO, "A password reset waits: {0}", refusal.error().code());
                return;
            }
            LOG.log(Level.DEBUG, "No password reset: {0}", refusal.error().code());
        }
        requests.drop(asked);
    }
}
