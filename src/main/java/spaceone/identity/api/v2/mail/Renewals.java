package spaceone.identity.api.v2.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import spaceone.identity.access.Powers;
import spaceone.identity.audit.Actor;
import spaceone.identity.mail.MailError;
import spaceone.identity.mail.Outbox;
import spaceone.identity.mail.OutboxMail;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.SecondFactor;
import spaceone.identity.user.EmailVerification;
import spaceone.identity.user.Invitations;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.PasswordReset;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * Which method makes anew what a mail carried. Each judges for itself whether the user may still
 * have it, and mails it to the address the user has now.
 */
@ApplicationScoped
public class Renewals {

    @Inject Outbox outbox;
    @Inject Users users;
    @Inject Powers powers;
    @Inject PasswordReset passwordReset;
    @Inject Invitations invitations;
    @Inject EmailVerification emailVerification;
    @Inject MfaEnrolment mfaEnrolment;
    @Inject SecondFactor secondFactor;
    @Inject Actor actor;

    /** The mail that went out in its place. */
    OutboxMail renew(OutboxMail over) {
        String domainId = over.domainId();
        User user = users.get(domainId, over.userId());
        if (user.createdAt().isAfter(over.createdAt())) {
            // It was for somebody of the same name who is gone.
            throw MailError.MAIL_NOT_RENEWABLE.with(over.mailId());
        }
        powers.demandOver(domainId, user.userId());
        switch (over.kind()) {
            case RESET_LINK, RESET_PASSWORD ->
                    passwordReset.ask(domainId, user.userId(), actor.source());
            case INVITATION_LINK, INVITATION_PASSWORD ->
                    invitations.resend(domainId, user.userId());
            case EMAIL_CODE -> verifyEmail(user, over);
            case MFA_CODE -> setUp(user, over);
            case SIGN_IN_CODE -> signIn(user, over);
            default -> throw MailError.MAIL_NOT_RENEWABLE.with(over.mailId());
        }
        return outbox.renewed(over);
    }

    private void verifyEmail(User user, OutboxMail over) {
        boolean awaited = !user.emailVerified() && user.email().equalsIgnoreCase(over.recipient());
        demand(awaited, over);
        emailVerification.ask(user.domainId(), user.userId(), null);
    }

    private void setUp(User user, OutboxMail over) {
        if (user.mfa().isOn()) {
            demand(user.mfa().type() == MfaType.EMAIL && over.turnsFactorOff(), over);
            mfaEnrolment.beginRemoval(user.domainId(), user.userId());
        } else {
            mfaEnrolment.begin(
                    user.domainId(), user.userId(), MfaType.EMAIL.name(), over.recipient());
        }
    }

    private void signIn(User user, OutboxMail over) {
        demand(!user.isDisabled() && user.factor(MfaType.EMAIL).isPresent(), over);
        secondFactor.ask(user, MfaType.EMAIL);
    }

    private static void demand(boolean awaited, OutboxMail over) {
        if (!awaited) {
            throw MailError.MAIL_NOT_RENEWABLE.with(over.mailId());
        }
    }
}
