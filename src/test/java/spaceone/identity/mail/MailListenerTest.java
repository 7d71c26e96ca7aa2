package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.audit.Actor;
import spaceone.identity.token.ResetLinkIssued;
import spaceone.identity.token.UndoLinkIssued;
import spaceone.identity.user.EmailChanged;
import spaceone.identity.user.ExternalResetAsked;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.PasskeyChanged;
import spaceone.identity.user.PasswordChanged;
import spaceone.identity.user.SsoInvited;
import spaceone.identity.user.TemporaryPasswordIssued;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerifyCodeIssued;

/** Which fact is told in which mail, to whom, and until when (docs/contract/people.md). */
class MailListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);

    private final List<NewMail> mails = new ArrayList<>();
    private final MailListener listener = new MailListener();

    MailListenerTest() {
        listener.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        listener.actor = new Actor();
        listener.actor.arrived("192.0.2.7", "r1");
        listener.outbox =
                new Outbox() {
                    @Override
                    public void put(NewMail mail) {
                        mails.add(mail);
                    }
                };
    }

    @ParameterizedTest
    @CsvSource({"false, RESET_LINK", "true, INVITATION_LINK"})
    void aLinkIsMailedWithItsEnd(boolean invited, MailKind kind) {
        listener.linkIssued(
                new ResetLinkIssued("d", "alice", "ko", invited, "a@x.io", "token", LATER));

        assertThat(only())
                .extracting("kind", "userId", "language", "recipient", "secret", "expiresAt")
                .containsExactly(kind, "alice", "ko", "a@x.io", "token", LATER);
    }

    @ParameterizedTest
    @CsvSource({"false, RESET_PASSWORD", "true, INVITATION_PASSWORD"})
    void aTemporaryPasswordIsMailedWithItsEnd(boolean invited, MailKind kind) {
        listener.passwordIssued(
                new TemporaryPasswordIssued("d", "alice", "ko", invited, "a@x.io", "Pw", LATER));

        assertThat(only())
                .extracting("kind", "secret", "expiresAt")
                .containsExactly(kind, "Pw", LATER);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL_VERIFY, EMAIL_CODE, {}",
        "MFA_ENABLE, MFA_CODE, '{\"turns_on\":true,\"tries\":false}'",
        "MFA_DISABLE, MFA_CODE, '{\"turns_on\":false,\"tries\":false}'",
        "MFA_TRY, MFA_CODE, '{\"turns_on\":false,\"tries\":true}'",
        "MFA_LOGIN, SIGN_IN_CODE, {\"source\":\"198.51.100.1\"}"
    })
    void aCodeIsMailedWithTheWordsOfItsPurpose(
            CodePurpose purpose, MailKind kind, String parameters) {
        listener.codeIssued(
                new VerifyCodeIssued(
                        "d",
                        "alice",
                        "ko",
                        purpose,
                        "a@x.io",
                        "123456",
                        "198.51.100.1",
                        NOW,
                        LATER));

        assertThat(only().kind()).isEqualTo(kind);
        assertThat(only().parameters()).hasToString(parameters);
        assertThat(only().secret()).isEqualTo("123456");
        assertThat(only().createdAt()).isEqualTo(NOW);
        assertThat(only().expiresAt()).isEqualTo(LATER);
    }

    @Test
    void newsSayWhoDidItAndFromWhere() {
        listener.passwordChanged(new PasswordChanged("d", "alice", "ko", List.of("a@x.io"), true));

        assertThat(only().kind()).isEqualTo(MailKind.PASSWORD_CHANGED);
        assertThat(only().parameters())
                .isEqualTo(
                        Json.createObjectBuilder()
                                .add("by_himself", true)
                                .add("source", "192.0.2.7")
                                .build());
        assertThat(only().expiresAt()).isEqualTo(NOW.plus(NewMail.NOTICE_LIFE));
    }

    @Test
    void theOldAddressLearnsOfTheNewOne() {
        listener.emailChanged(new EmailChanged("d", 7, "alice", "ko", "old@x.io", Mfa.OFF, false));

        assertThat(only().kind()).isEqualTo(MailKind.EMAIL_CHANGED);
        assertThat(only().recipient()).isEqualTo("old@x.io");
    }

    @Test
    void aSecondFactorTurnedOffIsToldAsThat() {
        listener.mfaChanged(
                new MfaChanged(
                        "d",
                        7,
                        "alice",
                        "ko",
                        "",
                        List.of("a@x.io"),
                        MfaState.DISABLED,
                        Mfa.OFF,
                        false));

        assertThat(only().parameters().getBoolean("turned_on")).isFalse();
        assertThat(only().parameters().getBoolean("by_himself")).isFalse();
    }

    /** The link comes with the mail of its own fact: nobody is told twice. */
    @Test
    void anOwnChangeIsToldTogetherWithTheLinkThatUndoesIt() {
        listener.emailChanged(new EmailChanged("d", 7, "alice", "ko", "old@x.io", Mfa.OFF, true));
        listener.undoLinkIssued(
                new UndoLinkIssued(
                        "d",
                        "alice",
                        "ko",
                        UndoLinkIssued.Change.EMAIL,
                        0,
                        "",
                        "old@x.io",
                        "token",
                        LATER));

        assertThat(only())
                .extracting("kind", "recipient", "secret", "expiresAt")
                .containsExactly(MailKind.EMAIL_CHANGED_UNDO, "old@x.io", "token", LATER);
    }

    @ParameterizedTest
    @CsvSource({
        "CODES_RENEWED, 10, true, false, false",
        "CODE_USED, 3, false, false, false",
        "CODE_USED, 2, false, false, true",
        "BYPASS_USED, 0, false, true, false"
    })
    void recoveryCodesAreToldWithTheLinkAndHowManyAreLeft(
            UndoLinkIssued.Change change, int left, boolean renewed, boolean bypass, boolean few) {
        listener.undoLinkIssued(
                new UndoLinkIssued("d", "alice", "ko", change, left, "", "a@x.io", "token", LATER));

        assertThat(only().kind()).isEqualTo(MailKind.RECOVERY_CODES_UNDO);
        assertThat(only().parameters())
                .isEqualTo(
                        Json.createObjectBuilder()
                                .add("source", "192.0.2.7")
                                .add("renewed", renewed)
                                .add("bypass", bypass)
                                .add("left", String.valueOf(left))
                                .add("few", few)
                                .build());
    }

    @ParameterizedTest
    @CsvSource({"PASSKEY_ADDED, true", "PASSKEY_REMOVED, false"})
    void passkeysAreToldByTheirNameWithTheLink(UndoLinkIssued.Change change, boolean added) {
        listener.undoLinkIssued(
                new UndoLinkIssued(
                        "d", "alice", "ko", change, 0, "My phone", "a@x.io", "token", LATER));
        listener.passkeyChanged(
                new PasskeyChanged(
                        "d",
                        7,
                        "alice",
                        "ko",
                        "a@x.io",
                        List.of("b@x.io"),
                        "My phone",
                        added,
                        true,
                        Mfa.OFF));

        assertThat(mails)
                .extracting(NewMail::kind)
                .containsExactly(MailKind.PASSKEY_CHANGED_UNDO, MailKind.PASSKEY_CHANGED);
        assertThat(mails)
                .allSatisfy(
                        mail -> {
                            assertThat(mail.parameters().getString("passkey"))
                                    .isEqualTo("My phone");
                            assertThat(mail.parameters().getBoolean("added")).isEqualTo(added);
                        });
    }

    @Test
    void externalUsersLearnWhereTheySignIn() {
        listener.invited(new SsoInvited("d", "a@x.io", "ko", "a@x.io", "Keycloak"));
        listener.resetAsked(new ExternalResetAsked("d", "alice", "ko", "a@x.io", "Keycloak"));

        assertThat(mails)
                .extracting(NewMail::kind)
                .containsExactly(MailKind.SSO_INVITATION, MailKind.SSO_HINT);
        assertThat(mails)
                .allSatisfy(
                        mail ->
                                assertThat(mail.parameters().getString("provider"))
                                        .isEqualTo("Keycloak"));
    }

    @Test
    void nobodyIsMailedWithoutAnAddress() {
        listener.passwordChanged(new PasswordChanged("d", "alice", "ko", List.of(), true));
        listener.emailChanged(new EmailChanged("d", 7, "alice", "ko", null, Mfa.OFF, false));
        listener.linkIssued(new ResetLinkIssued("d", "alice", "ko", false, " ", "token", LATER));

        assertThat(mails).isEmpty();
    }

    private NewMail only() {
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }
}
