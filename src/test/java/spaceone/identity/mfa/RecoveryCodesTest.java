package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.BypassCodeIssued;
import spaceone.identity.user.MfaDropped;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.RecoveryNews;
import spaceone.identity.user.User;
import spaceone.identity.user.UserLeft;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** The codes that stand in for a lost factor: made, used up once, dropped with it. */
@InRoom
class RecoveryCodesTest {

    @Inject SecondFactor secondFactor;
    @Inject RecoveryCodes recoveryCodes;
    @Inject OwnRecoveryCodes ownCodes;
    @Inject BypassCodes bypassCodes;
    @Inject MfaPurge purge;
    @Inject Users users;
    @Inject Actor actor;
    @Inject Phone phone;
    @Inject Heard heard;
    @Inject Event<Object> told;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

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

    private ProvenFactor prove(String code) {
        return secondFactor.prove(now(), now().mfa().type(), code);
    }

    private void use(ProvenFactor proven) {
        room.together(() -> secondFactor.use(users.lock(domain, id), proven));
    }

    private void wrong(String code) {
        refused(VerificationError.INVALID_VERIFY_CODE, () -> prove(code));
    }

    private String spare() {
        return recoveryCodes.renew(domain, id).codes().get(0);
    }

    @Proves("6.5.1")
    @Test
    void aSetIsTenCodesOfWhichEachIsGoodOnce() {
        phone.enrol(alice);
        RecoveryCodes.Shown shown = recoveryCodes.renew(domain, id);
        assertThat(shown.codes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(shown.createdAt()).isEqualTo(clock.instant());
        assertThat(heard.last(RecoveryNews.class).change()).isEqualTo(RecoveryNews.Change.RENEWED);
        assertThat(heard.last(RecoveryNews.class).left()).isEqualTo(10);

        ProvenFactor proven = prove(shown.codes().get(3));
        assertThat(proven.standIn()).isPresent();
        use(proven);

        assertThat(heard.last(RecoveryNews.class).change()).isEqualTo(RecoveryNews.Change.USED);
        assertThat(heard.last(RecoveryNews.class).left()).isEqualTo(9);
        refused(VerificationError.INVALID_VERIFY_CODE, () -> use(proven));
        wrong(shown.codes().get(3));
        assertThat(recoveryCodes.standing(alice.key()))
                .isEqualTo(new RecoveryCodes.Standing(10, 9, shown.createdAt(), clock.instant()));
    }

    @Test
    void aNewSetKillsTheOldOne() {
        phone.enrol(alice);
        String old = spare();
        spare();

        wrong(old);
        assertThat(recoveryCodes.standing(alice.key()).total()).isEqualTo(10);
    }

    @Test
    void itCountsAtASignInThoughNoTryIsLeft() {
        phone.enrol(alice);
        String spare = spare();
        secondFactor.ask(now(), now().mfa().type());
        for (int i = 0; i < 5; i++) {
            wrong(phone.wrongCode());
        }

        use(prove(spare));

        assertThat(
                        room.rows(
                                "select 1 from verify_codes where user_key = ?1 and purpose = 'MFA_LOGIN'"
                                        + " and ended_at is null",
                                alice.key()))
                .isEmpty();
    }

    @Test
    void aWrongOneCostsATry() {
        phone.enrol(alice);
        secondFactor.ask(now(), now().mfa().type());
        for (int i = 0; i < 5; i++) {
            wrong("ABCD-EFGH-JKMN-2345");
        }
        wrong(phone.code());
    }

    @Test
    void itsUseIsRecorded() {
        phone.enrol(alice);
        ProvenFactor proven = prove(spare());
        use(proven);
        room.together(() -> secondFactor.record(now(), proven));

        assertThat(
                        room.value(
                                "select details ->> 'left' from audit_records where domain_id = ?1"
                                        + " and action = 'User.use_recovery_code' and target_id = ?2",
                                domain,
                                id))
                .isEqualTo("9");
    }

    @Test
    void withoutAFactorThereIsNothingToStandInFor() {
        refused(MfaError.MFA_NOT_IN_USE, () -> recoveryCodes.renew(domain, id));
        refused(MfaError.MFA_NOT_IN_USE, () -> bypassCodes.issue(domain, id, null));
    }

    @Test
    void anAdministratorsCodeIsGoodOnceAndForAWhile() {
        phone.enrol(alice);
        actor.authenticated("USER", domain, "admin", null);
        bypassCodes.issue(domain, id, 3600);
        BypassCodes.Given given = bypassCodes.issue(domain, id, null);

        assertThat(given.userId()).isEqualTo(id);
        assertThat(given.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(heard.last(BypassCodeIssued.class).byOperator()).isFalse();
        assertThat(recoveryCodes.given(alice.key()).orElseThrow().issuedBy()).contains("admin");
        assertThat(room.rows("select 1 from recovery_codes where user_key = ?1", alice.key()))
                .hasSize(1);
        use(prove(given.code()));
        assertThat(heard.last(RecoveryNews.class).change())
                .isEqualTo(RecoveryNews.Change.BYPASS_USED);
        wrong(given.code());
    }

    @Test
    void itDiesWithItsTime() {
        phone.enrol(alice);
        BypassCodes.Given given = bypassCodes.issue(domain, id, 300);
        clock.pass(Duration.ofSeconds(300).minusMillis(1));
        ProvenFactor proven = prove(given.code());
        clock.pass(Duration.ofMillis(1));

        wrong(given.code());
        refused(VerificationError.INVALID_VERIFY_CODE, () -> use(proven));
        assertThat(recoveryCodes.given(alice.key())).isEmpty();
        assertThat(recoveryCodes.purge(1000)).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(recoveryCodes.purge(1000)).isOne();
    }

    @Test
    void itsLifeIsFromFiveMinutesToADay() {
        phone.enrol(alice);
        refused(CommonError.INVALID_PARAMETER, () -> bypassCodes.issue(domain, id, 299));
        refused(CommonError.INVALID_PARAMETER, () -> bypassCodes.issue(domain, id, 86_401));
        assertThat(bypassCodes.issue(domain, id, 86_400).expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        BypassCodes.Given atStart = room.together(() -> bypassCodes.giveAtStart(now()));
        assertThat(atStart.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(heard.last(BypassCodeIssued.class).byOperator()).isTrue();
    }

    @Test
    void nobodyGivesOneForWhomMayDoMore() {
        User admin = town.administrator("admin");
        phone.enrol(admin);
        town.actsAs(alice, "identity:User");

        refused(
                CommonError.PERMISSION_DENIED,
                () -> bypassCodes.issue(domain, admin.userId(), null));
    }

    // With what they go.

    @Test
    void theyGoWithTheFactorWithAnUndoneChangeAndWhatWasGivenWithTheUser() {
        phone.enrol(alice);
        fill();
        tell(new MfaDropped(alice.key(), List.of()));
        assertThat(kinds()).isEmpty();
        assertThat(room.rows("select 1 from otp_secrets where user_key = ?1", alice.key()))
                .isEmpty();

        fill();
        room.together(() -> recoveryCodes.drop(alice.key()));
        assertThat(kinds()).isEmpty();

        fill();
        tell(new UserLeft(domain, id, false));
        assertThat(kinds()).isEqualTo(List.of("RECOVERY"));
        tell(new UserLeft(domain, null, true));
        assertThat(kinds()).isEqualTo(List.of("RECOVERY"));
    }

    private void fill() {
        recoveryCodes.renew(domain, id);
        bypassCodes.issue(domain, id, null);
        assertThat(kinds()).isEqualTo(List.of("BYPASS", "RECOVERY"));
    }

    private List<?> kinds() {
        return room.rows(
                "select distinct kind from recovery_codes where user_key = ?1 order by kind",
                alice.key());
    }

    private void tell(Object fact) {
        room.together(() -> told.fire(fact));
    }

    // What the database decides.

    @Proves({"2.3.4", "6.5.1"})
    @Test
    void ofTwoThatUseACodeAtOnceOneDoesSoEveryTime() {
        phone.enrol(alice);
        List<String> codes = List.of();
        for (int round = 0; round < 100; round++) {
            if (round % RecoveryCodes.SET == 0) {
                codes = recoveryCodes.renew(domain, id).codes();
            }
            RecoveryCode code = find(codes.get(round % RecoveryCodes.SET)).orElseThrow();
            Callable<Boolean> use = () -> room.together(() -> recoveryCodes.spend(code));

            assertThat(Parallel.run(2, List.of(use, use)))
                    .as("round " + round)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    private Optional<RecoveryCode> find(String shown) {
        return recoveryCodes.find(alice.key(), SpareCode.parse(shown).orElseThrow());
    }

    @Test
    void aCodeIsFoundByItsUserOnly() {
        phone.enrol(alice);
        String code = spare();
        User bob = town.user("bob");

        assertThat(find(code)).isPresent();
        assertThat(recoveryCodes.find(bob.key(), SpareCode.parse(code).orElseThrow())).isEmpty();
    }

    @Test
    void aSetIsCountedWithoutWhatWasGiven() {
        phone.enrol(alice);
        spare();
        bypassCodes.issue(domain, id, null);

        assertThat(recoveryCodes.standing(alice.key()).total()).isEqualTo(10);
        assertThat(recoveryCodes.standing(alice.key()).lastUsedAt()).isNull();
    }

    @Test
    void whoAsksForOwnCodesHasJustShownWhoTheyAre() {
        phone.enrol(alice);
        OwnAccount.Self fresh = self(Duration.ofMinutes(1), SessionKind.SIGN_IN);
        OwnAccount.Self stale = self(Duration.ofMinutes(6), SessionKind.SIGN_IN);
        OwnAccount.Self enrolling = self(Duration.ofMinutes(6), SessionKind.ENROLMENT);

        refused(CommonError.REQUIRED_PARAMETER, () -> ownCodes.renew(stale, null));
        assertThat(ownCodes.renew(enrolling, null).codes()).hasSize(10);
        refused(CommonError.REQUIRED_PARAMETER, () -> ownCodes.renew(enrolling, null));
        assertThat(ownCodes.renew(stale, Town.PASSWORD).codes()).hasSize(10);
        assertThat(ownCodes.renew(fresh, null).codes()).hasSize(10);
        assertThat(ownCodes.standing(fresh).remaining()).isEqualTo(10);
    }

    private OwnAccount.Self self(Duration ago, SessionKind kind) {
        return new OwnAccount.Self(domain, id, "session", clock.instant().minus(ago), kind, false);
    }
}
