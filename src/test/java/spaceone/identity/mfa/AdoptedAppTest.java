package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** An app that somebody brings along from another service. */
@InRoom
class AdoptedAppTest {

    @Inject MfaEnrolment enrolment;
    @Inject SecondFactor secondFactor;
    @Inject Users users;
    @Inject Phone phone;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;

    private User alice;
    private String domain;
    private String id;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        id = alice.userId();
    }

    private User now() {
        return users.get(domain, id);
    }

    private void enforce(MfaType type) {
        room.tamper(
                "update users set mfa = cast(?1 as jsonb), required_actions = cast(?2 as jsonb) where id = ?3",
                "{\"state\":\"DISABLED\",\"mfa_type\":\""
                        + type
                        + "\",\"options\":{\"enforce\":true}}",
                "[\"ENFORCE_MFA\"]",
                alice.key());
    }

    @Test
    void anAppFromAnotherServiceIsOnWithoutFurtherProof() {
        room.together(() -> enrolment.adopt(users.lock(domain, id), "jbsw y3dp-ehpk 3pxp==", true));

        assertThat(now().mfa().type()).isEqualTo(MfaType.OTP);
        phone.scan("secret=JBSWY3DPEHPK3PXP&");
        assertThat(secondFactor.prove(now(), now().mfa().type(), challenge()).type())
                .isEqualTo(MfaType.OTP);
        assertThat(heard.last(MfaChanged.class).byHimself()).isFalse();
    }

    private String challenge() {
        secondFactor.ask(now(), now().mfa().type());
        return phone.code();
    }

    @Test
    void ofWhoIsNewNobodyIsTold() {
        room.together(() -> enrolment.adopt(users.lock(domain, id), "JBSWY3DPEHPK3PXP", false));

        assertThat(heard.all(MfaChanged.class)).isEmpty();
    }

    @Test
    void noSecretAndNoAppWhereMailsAreDemandedAreAdopted() {
        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        room.together(
                                () ->
                                        enrolment.adopt(
                                                users.lock(domain, id), "JBSWY3DPEHPK3PX", true)));
        enforce(MfaType.EMAIL);
        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        room.together(
                                () ->
                                        enrolment.adopt(
                                                users.lock(domain, id), "JBSWY3DPEHPK3PXP", true)));
        assertThatExceptionOfType(EJBTransactionRequiredException.class)
                .isThrownBy(() -> enrolment.adopt(now(), "JBSWY3DPEHPK3PXP", true));
        enforce(MfaType.OTP);
        assertThatCode(
                        () ->
                                room.together(
                                        () ->
                                                enrolment.adopt(
                                                        users.lock(domain, id),
                                                        "JBSWY3DPEHPK3PXP",
                                                        true)))
                .doesNotThrowAnyException();
    }
}
