package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.access.RoleType;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What an administrator or the domain demands of somebody who has an app and codes by mail. */
@InRoom
class DemandedFactorsTest {

    private static final String MAILBOX = "codes@example.com";

    @Inject OwnFactor ownFactor;
    @Inject SecondFactor secondFactor;
    @Inject FactorPolicies policies;
    @Inject FactorGap gap;
    @Inject Users users;
    @Inject Phone phone;
    @Inject Phone newPhone;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
    }

    private User now() {
        return users.get(alice.domainId(), alice.userId());
    }

    private void wrong(String code) {
        refused(VerificationError.INVALID_VERIFY_CODE, () -> phone.confirmAnother(alice, code));
    }

    private List<MfaType> types() {
        return now().factors().stream().map(Mfa::type).toList();
    }

    /** As at a sign-in; whether it was looked at and right. */
    private boolean opens(MfaType type, String code) {
        secondFactor.ask(now(), type);
        try {
            secondFactor.prove(now(), type, code);
            return true;
        } catch (IdentityException refusal) {
            assertThat(refusal.error()).isEqualTo(VerificationError.INVALID_VERIFY_CODE);
            return false;
        }
    }

    @Test
    void whoseKindIsDemandedHasThatAloneAndChangesTheAppAllTheSame() {
        phone.enrol(alice);
        phone.addMails(alice, MAILBOX);
        ownFactor.prefer(phone.signedIn(alice, 0), "EMAIL", null);
        room.together(() -> users.lock(alice.domainId(), alice.userId()).enforceMfa(MfaType.OTP));

        assertThat(types()).containsExactly(MfaType.OTP);
        assertThat(now().mfa().enforced()).isTrue();
        assertThat(opens(MfaType.OTP, phone.code())).isTrue();
        refused(CommonError.INVALID_PARAMETER, () -> phone.beginMails(alice, MAILBOX));
        newPhone.addApp(alice);
        assertThat(now().mfa().enforced()).isTrue();
        clock.pass(Duration.ofMinutes(1));
        assertThat(opens(MfaType.OTP, newPhone.code())).isTrue();
    }

    @Test
    void whatWasBegunBeforeAKindWasDemandedAddsNothing() {
        phone.enrol(alice);
        phone.beginMails(alice, MAILBOX);
        room.together(() -> users.lock(alice.domainId(), alice.userId()).enforceMfa(MfaType.OTP));

        wrong(phone.mailedCode());
        assertThat(types()).containsExactly(MfaType.OTP);
    }

    @Test
    void whoeverHasOneThatCountsLacksNothing() {
        // Of all people only the first hundred are named, and others are here, too.
        String role = town.role(RoleType.WORKSPACE_MEMBER);
        town.appoint(alice, role, town.workspace());
        FactorPolicy apps =
                new FactorPolicy(
                        AskedOf.ROLES,
                        List.of(role),
                        Set.of(CountedFactor.OTP),
                        clock.instant(),
                        false);
        phone.enrolByMail(alice);
        assertThat(gap.of(alice.domainId(), apps).userIds()).contains(alice.userId());
        newPhone.addApp(alice);
        assertThat(gap.of(alice.domainId(), apps).userIds()).doesNotContain(alice.userId());
        policies.set(alice.domainId(), apps);
        try {
            refused(CommonError.INVALID_PARAMETER, () -> phone.beginMails(alice, MAILBOX));
            ownFactor.removeOne(phone.signedIn(alice, 0), "OTP", null);
            assertThat(gap.of(alice.domainId(), apps).userIds()).contains(alice.userId());
        } finally {
            policies.set(alice.domainId(), FactorPolicy.NONE);
        }
        room.tamper("update users set mfa = null, spare_factor = null where id = ?1", alice.key());
        assertThat(gap.of(alice.domainId(), apps).userIds()).contains(alice.userId());
    }
}
