package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import spaceone.identity.audit.Actor;
import spaceone.identity.tenancy.DomainLeft;
import spaceone.identity.token.AppExpires;
import spaceone.identity.token.ResetLinkIssued;
import spaceone.identity.token.SecondFactorGuessed;
import spaceone.identity.token.UndoLinkIssued;
import spaceone.identity.user.AccountFact;
import spaceone.identity.user.BypassCodeIssued;
import spaceone.identity.user.EmailChanged;
import spaceone.identity.user.ExternalResetAsked;
import spaceone.identity.user.FactorChanged;
import spaceone.identity.user.FactorDemanded;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.NewDeviceSeen;
import spaceone.identity.user.PasskeyChanged;
import spaceone.identity.user.PasswordChanged;
import spaceone.identity.user.RecoveryNews;
import spaceone.identity.user.SsoInvited;
import spaceone.identity.user.TemporaryPasswordIssued;
import spaceone.identity.user.UserLeft;
import spaceone.identity.user.UserMoved;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodeIssued;

/**
 * Turns facts into mails, in the transaction of the fact: both are kept or neither. A fact about
 * somebody without an address is not told.
 */
@ApplicationScoped
public class MailListener {

    /** So many left are told as too few. */
    private static final int FEW_CODES = 2;

    @Inject Outbox outbox;
    @Inject Deliveries deliveries;
    @Inject Actor actor;
    @Inject Clock clock;

    void linkIssued(@Observes ResetLinkIssued fact) {
        put(
                new NewMail(
                        fact.invited() ? MailKind.INVITATION_LINK : MailKind.RESET_LINK,
                        fact.domainId(),
                        fact.userId(),
                        fact.language(),
                        fact.address(),
                        JsonValue.EMPTY_JSON_OBJECT,
                        fact.token(),
                        clock.instant(),
                        fact.expiresAt()));
    }

    void passwordIssued(@Observes TemporaryPasswordIssued fact) {
        put(
                new NewMail(
                        fact.invited() ? MailKind.INVITATION_PASSWORD : MailKind.RESET_PASSWORD,
                        fact.domainId(),
                        fact.userId(),
                        fact.language(),
                        fact.address(),
                        JsonValue.EMPTY_JSON_OBJECT,
                        fact.password(),
                        clock.instant(),
                        fact.expiresAt()));
    }

    void codeIssued(@Observes VerifyCodeIssued fact) {
        NewMail mail =
                new NewMail(
                        kind(fact.purpose()),
                        fact.domainId(),
                        fact.userId(),
                        fact.language(),
                        fact.address(),
                        JsonValue.EMPTY_JSON_OBJECT,
                        fact.code(),
                        fact.createdAt(),
                        fact.expiresAt());
        put(
                switch (mail.kind()) {
                    case MFA_CODE ->
                            mail.with("turns_on", fact.purpose().setsUp())
                                    .with("tries", fact.purpose() == CodePurpose.MFA_TRY);
                    case SIGN_IN_CODE -> mail.with("source", fact.source());
                    default -> mail;
                });
    }

    private static MailKind kind(CodePurpose purpose) {
        return switch (purpose) {
            case EMAIL_VERIFY -> MailKind.EMAIL_CODE;
            case MFA_ENABLE, MFA_DISABLE, MFA_ADD, MFA_TRY -> MailKind.MFA_CODE;
            case MFA_LOGIN, MFA_SPARE -> MailKind.SIGN_IN_CODE;
        };
    }

    void invited(@Observes SsoInvited fact) {
        put(
                notice(MailKind.SSO_INVITATION, fact, fact.address())
                        .with("provider", fact.provider()));
    }

    void passwordChanged(@Observes PasswordChanged fact) {
        for (String address : fact.addresses()) {
            put(
                    notice(MailKind.PASSWORD_CHANGED, fact, address)
                            .with("by_himself", fact.byHimself())
                            .with("source", actor.source()));
        }
    }

    /** With a link, where the user's own session did it: see {@link #undoLinkIssued}. */
    void emailChanged(@Observes EmailChanged fact) {
        if (fact.byHimself()) {
            return;
        }
        put(notice(MailKind.EMAIL_CHANGED, fact, fact.oldAddress()).with("source", actor.source()));
    }

    void mfaChanged(@Observes MfaChanged fact) {
        for (String address : fact.addresses()) {
            put(
                    notice(MailKind.MFA_CHANGED, fact, address)
                            .with("turned_on", fact.state() == MfaState.ENABLED)
                            .with("by_himself", fact.byHimself())
                            .with("source", actor.source()));
        }
    }

    void undoLinkIssued(@Observes UndoLinkIssued fact) {
        NewMail mail =
                new NewMail(
                                switch (fact.change()) {
                                    case EMAIL -> MailKind.EMAIL_CHANGED_UNDO;
                                    case MFA_ON, MFA_OFF -> MailKind.MFA_CHANGED_UNDO;
                                    case CODES_RENEWED, CODE_USED, BYPASS_USED ->
                                            MailKind.RECOVERY_CODES_UNDO;
                                    case FACTOR_ADDED, FACTOR_REMOVED, FACTOR_PREFERRED ->
                                            MailKind.FACTOR_CHANGED_UNDO;
                                    case PASSKEY_ADDED, PASSKEY_REMOVED ->
                                            MailKind.PASSKEY_CHANGED_UNDO;
                                    case NEW_DEVICE -> MailKind.NEW_DEVICE_UNDO;
                                },
                                fact.domainId(),
                                fact.userId(),
                                fact.language(),
                                fact.address(),
                                JsonValue.EMPTY_JSON_OBJECT,
                                fact.token(),
                                clock.instant(),
                                fact.expiresAt())
                        .with("source", actor.source());
        put(
                switch (fact.change()) {
                    case EMAIL -> mail;
                    case MFA_ON, MFA_OFF ->
                            mail.with("turned_on", fact.change() == UndoLinkIssued.Change.MFA_ON);
                    case CODES_RENEWED -> codes(mail, true, false, fact.left());
                    case CODE_USED -> codes(mail, false, false, fact.left());
                    case BYPASS_USED -> codes(mail, false, true, fact.left());
                    case NEW_DEVICE -> program(mail);
                    case FACTOR_ADDED -> factor(mail, FactorChanged.Change.ADDED);
                    case FACTOR_REMOVED -> factor(mail, FactorChanged.Change.REMOVED);
                    case FACTOR_PREFERRED -> factor(mail, FactorChanged.Change.PREFERRED);
                    case PASSKEY_ADDED, PASSKEY_REMOVED ->
                            mail.with("passkey", fact.passkey())
                                    .with(
                                            "added",
                                            fact.change() == UndoLinkIssued.Change.PASSKEY_ADDED);
                });
    }

    /** To the addresses that get no link: see {@link #undoLinkIssued}. */
    void factorChanged(@Observes FactorChanged fact) {
        for (String address : fact.addresses()) {
            NewMail mail =
                    notice(MailKind.FACTOR_CHANGED, fact, address).with("source", actor.source());
            put(factor(mail.with("by_himself", fact.byHimself()), fact.change()));
        }
    }

    private static NewMail factor(NewMail mail, FactorChanged.Change change) {
        return mail.with("added", change == FactorChanged.Change.ADDED)
                .with("removed", change == FactorChanged.Change.REMOVED)
                .with("preferred", change == FactorChanged.Change.PREFERRED);
    }

    /** To the addresses that get no link: see {@link #undoLinkIssued}. */
    void recovery(@Observes RecoveryNews fact) {
        for (String address : fact.addresses()) {
            NewMail mail =
                    notice(MailKind.RECOVERY_CODES, fact, address).with("source", actor.source());
            put(
                    codes(
                            mail,
                            fact.change() == RecoveryNews.Change.RENEWED,
                            fact.change() == RecoveryNews.Change.BYPASS_USED,
                            fact.left()));
        }
    }

    /** To the addresses that get no link: see {@link #undoLinkIssued}. */
    void passkeyChanged(@Observes PasskeyChanged fact) {
        for (String address : fact.addresses()) {
            put(
                    notice(MailKind.PASSKEY_CHANGED, fact, address)
                            .with("passkey", fact.name())
                            .with("added", fact.added())
                            .with("by_himself", fact.byHimself())
                            .with("source", actor.source()));
        }
    }

    /** To the addresses that get no link: see {@link #undoLinkIssued}. */
    void newDevice(@Observes NewDeviceSeen fact) {
        for (String address : fact.addresses()) {
            NewMail mail = notice(MailKind.NEW_DEVICE, fact, address);
            put(program(mail.with("source", actor.source())));
        }
    }

    private NewMail program(NewMail mail) {
        String program = Program.named(actor.agent());
        return mail.with("program", program).with("has_program", !program.isEmpty());
    }

    void factorDemanded(@Observes FactorDemanded fact) {
        for (String address : fact.addresses()) {
            put(
                    notice(MailKind.FACTOR_REMINDER, fact, address)
                            .with("ends", fact.enforcedFrom().toString())
                            .with("app", fact.kinds().contains("OTP"))
                            .with("mail", fact.kinds().contains("EMAIL"))
                            .with("passkey", fact.kinds().contains("PASSKEY")));
        }
    }

    void bypass(@Observes BypassCodeIssued fact) {
        for (String address : fact.addresses()) {
            put(
                    notice(MailKind.BYPASS_CODE, fact, address)
                            .with("by_operator", fact.byOperator())
                            .with(
                                    "ends",
                                    fact.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString())
                            .with("source", actor.source()));
        }
    }

    private static NewMail codes(NewMail mail, boolean renewed, boolean bypass, int left) {
        return mail.with("renewed", renewed)
                .with("bypass", bypass)
                .with("left", String.valueOf(left))
                .with("few", !renewed && !bypass && left <= FEW_CODES);
    }

    /** Nothing that waits for them is of use to anybody. */
    void userLeft(@Observes UserLeft fact) {
        String reason = fact.deleted() ? "the user was deleted" : "the user was disabled";
        deliveries.giveUpFor(fact.domainId(), Optional.ofNullable(fact.userId()), reason);
    }

    void domainLeft(@Observes DomainLeft fact) {
        String reason = fact.deleted() ? "the domain was deleted" : "the domain was disabled";
        deliveries.giveUpFor(fact.domainId(), Optional.empty(), reason);
    }

    void userMoved(@Observes UserMoved fact) {
        deliveries.giveUpElsewhere(fact.domainId(), fact.userId(), fact.good());
    }

    void guessed(@Observes SecondFactorGuessed fact) {
        put(
                notice(MailKind.SECOND_FACTOR_GUESSED, fact, fact.verifiedAddress())
                        .with("source", actor.source()));
    }

    void appExpires(@Observes AppExpires fact) {
        put(
                notice(MailKind.APP_EXPIRES, fact, fact.address())
                        .with("app", fact.name())
                        .with("app_id", fact.appId())
                        .with("ends", fact.expiredAt().toString()));
    }

    void resetAsked(@Observes ExternalResetAsked fact) {
        put(notice(MailKind.SSO_HINT, fact, fact.address()).with("provider", fact.provider()));
    }

    private NewMail notice(MailKind kind, AccountFact fact, String recipient) {
        return NewMail.notice(
                kind, fact.domainId(), fact.userId(), fact.language(), recipient, clock.instant());
    }

    private void put(NewMail mail) {
        if (mail.recipient() != null && !mail.recipient().isBlank()) {
            outbox.put(mail);
        }
    }
}
