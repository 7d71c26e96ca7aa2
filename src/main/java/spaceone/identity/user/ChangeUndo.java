package spaceone.identity.user;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import spaceone.identity.audit.Audit;
import spaceone.identity.session.Sessions;
import spaceone.identity.session.UndoNote;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodes;

/**
 * "This was not me": the owner of the address that was proven last takes the account back
 * (docs/contract/people.md). The address is theirs again, the second factor is as it was as far as
 * that is safe, every session ends, and a new password is demanded, for whoever made the change may
 * know the old one.
 */
@Stateless
public class ChangeUndo {

    @Inject Users users;
    @Inject Blocks blocks;
    @Inject Sessions sessions;
    @Inject VerifyCodes verifyCodes;
    @Inject AddressChanges addressChanges;
    @Inject Audit audit;
    @Inject Event<MfaDropped> mfaDropped;
    @Inject Event<ChangeUndone> undone;
    @Inject Event<PasswordResetDemanded> resetDemanded;

    /** Uses the link up. */
    public User undo(OwnAccount.Self self) {
        User user = users.lock(self.domainId(), self.userId());
        boolean changedOnce = sessions.undoLinksAgree(user.key());
        UndoNote note =
                sessions.redeemUndo(self.sessionId(), user.key())
                        .orElseThrow(() -> AUTHENTICATE_FAILURE.with("the link was used already."));
        if (user.isDisabled()) {
            throw UserError.USER_STATE_DISABLED.with(user.userId());
        }
        boolean moved = !user.mailbox().is(note.address());
        addressChanges.restore(user, note.address());
        boolean changed = restoreFactor(user, changedOnce ? Mfa.of(note.before()) : Mfa.OFF);
        verifyCodes.withdraw(user.key(), CodePurpose.values());
        undone.fire(new ChangeUndone(user.key()));
        sessions.revokeEvery(user.key());
        audit.changed(
                "User.undo_change",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("email_restored", moved, "mfa_restored", changed));
        demandPassword(user);
        return user;
    }

    /**
     * Whether the factor is another one now. The secret of an app that was removed is gone for
     * good; a second one beside the factor may be anybody's, and goes. Where one factor came after
     * another, nobody knows which was the owner's: then none is left.
     */
    private boolean restoreFactor(User user, Mfa before) {
        boolean hadTwo = user.spareFactor().isPresent();
        if (user.spareFactor().filter(before::isSameAs).isPresent()) {
            user.preferSpareFactor();
        }
        user.dropSpareFactor();
        boolean same = user.mfa().isSameAs(before);
        if (same && !hadTwo) {
            return false;
        }
        if (!same && user.mfa().isOn()) {
            user.turnOffMfa();
        }
        mfaDropped.fire(MfaDropped.of(user));
        if (same) {
            return true;
        }
        if (before.isOn() && before.type() == MfaType.EMAIL) {
            user.turnOnMfa(MfaType.EMAIL, before.email(), null);
        }
        return true;
    }

    /** Who signs in elsewhere has no password here. */
    private void demandPassword(User user) {
        if (user.authType() == AuthType.LOCAL && user.userType() == UserType.USER) {
            user.forgetPassword();
            blocks.lift(user);
            resetDemanded.fire(
                    new PasswordResetDemanded(user.domainId(), user.key(), user.userId()));
        }
    }
}
