package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.Quotas;
import spaceone.identity.verification.VerifyCodes;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** The accounts of a domain and their life cycle. */
@InRoom
class UsersTest {

    private static final String HOME = "192.0.2.7";

    @Inject Users users;
    @Inject UserUpdates updates;
    @Inject RoleBindings bindings;
    @Inject Sessions sessions;
    @Inject VerifyCodes codes;
    @Inject FailedAttempts failedAttempts;
    @Inject Quotas quotas;
    @Inject Blocks blocks;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;
    private User alice;
    private String id;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        town.administrator("admin");
        alice = town.user("Alice");
        id = alice.userId();
    }

    private User now() {
        return users.get(domain, id);
    }

    private String session() {
        return sessions.begin(
                        domain,
                        alice.key(),
                        SessionKind.SIGN_IN,
                        clock.instant().plus(Duration.ofHours(1)))
                .sessionId();
    }

    private List<?> records() {
        return room.rows(
                "select action from audit_records where domain_id = ?1 and target_id = ?2"
                        + " and action <> 'User.import' order by id",
                domain,
                id);
    }

    private void block() {
        String account = Users.account(domain, id);
        for (int i = 0; i < 10; i++) {
            failedAttempts.wrong(failedAttempts.begin(account, HOME).attempt().orElseThrow());
        }
        assertThat(blocks.until(alice)).isPresent();
        for (int i = 0; i < 10; i++) {
            assertThat(factorsAreGuessed()).isFalse();
            quotas.take(Blocks.wrongFactors(alice), 9, Duration.ofDays(1));
        }
        assertThat(factorsAreGuessed()).isTrue();
    }

    private boolean factorsAreGuessed() {
        return quotas.isSpent(Blocks.wrongFactors(alice), 9, Duration.ofDays(1));
    }

    @Test
    void aUserIsFoundByTheIdAsItIsWritten() {
        assertThat(users.find(domain, id)).isPresent();
        assertThat(users.find(domain, id.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(users.find("domain-elsewhere", id)).isEmpty();
        assertThat(users.find(domain, null)).isEmpty();
        assertThat(users.find(domain, "x".repeat(301))).isEmpty();
        refused(CommonError.NOT_FOUND, () -> users.get(domain, "nobody"));
        refused(CommonError.NOT_FOUND, () -> users.lock(domain, "nobody"));
    }

    @Test
    void whoSignsInElsewhereIsFoundInOtherLettersToo() {
        User eve = town.external("Eve");
        String shouted = eve.userId().toUpperCase(Locale.ROOT);

        assertThat(users.findExternal(domain, shouted)).isPresent();
        assertThat(users.findExternal(domain, id.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(users.findExternal(domain, id)).isPresent();
    }

    @Test
    void failedAttemptsAreCountedUnderOneNameWhateverTheSpelling() {
        assertThat(Users.account(domain, id))
                .isEqualTo(Users.account(domain, id.toUpperCase(Locale.ROOT)));
        assertThat(Users.account(domain, "x".repeat(301)))
                .isEqualTo(Users.account(domain, "x".repeat(300)));
        assertThat(Users.account(domain, "x".repeat(300)))
                .isNotEqualTo(Users.account(domain, "x".repeat(299)));
    }

    @Test
    void whoIsDisabledLosesSessionsAndCodes() {
        String session = session();
        room.together(() -> codes.send(alice.codeOwner(), CodePurpose.EMAIL_VERIFY, alice.email()));

        assertThat(users.disable(domain, id).isDisabled()).isTrue();

        assertThat(now().isDisabled()).isTrue();
        assertThat(sessions.stands(session, alice.key())).isFalse();
        assertThat(codes.isMailed(alice.key(), CodePurpose.EMAIL_VERIFY)).isEmpty();
        assertThat(heard.last(UserLeft.class)).isEqualTo(new UserLeft(domain, id, false));
        assertThat(records()).isEqualTo(List.of("User.disable"));
        users.disable(domain, id);
        assertThat(records()).hasSize(1);
    }

    @Test
    void whoIsEnabledMayTryAgainAtOnce() {
        users.disable(domain, id);
        block();

        assertThat(users.enable(domain, id).state()).isEqualTo(UserState.ENABLED);

        assertThat(now().isDisabled()).isFalse();
        assertThat(blocks.until(alice)).isEmpty();
        assertThat(records()).isEqualTo(List.of("User.disable", "User.enable"));
    }

    @Test
    void whoIsUnlockedMayTryAgainAtOnce() {
        block();
        assertThat(updates.unlock(domain, id).userId()).isEqualTo(id);
        assertThat(blocks.until(alice)).isEmpty();
        assertThat(factorsAreGuessed()).isFalse();
        assertThat(records()).isEqualTo(List.of("User.unlock"));
    }

    @Proves({"7.4.2", "10.3.3"})
    @Test
    void ofWhoIsDeletedNothingIsLeftForASuccessor() {
        town.appoint(alice, Role.WORKSPACE_OWNER, town.workspace());
        block();
        failedAttempts.know(Users.account(domain, id), HOME);
        String session = session();

        users.delete(domain, id);

        assertThat(users.find(domain, id)).isEmpty();
        assertThat(bindings.allOf(domain, id)).isEmpty();
        assertThat(sessions.stands(session, alice.key())).isFalse();
        assertThat(blocks.until(alice)).isEmpty();
        assertThat(factorsAreGuessed()).isFalse();
        assertThat(failedAttempts.isKnown(Users.account(domain, id), HOME)).isFalse();
        assertThat(heard.last(UserLeft.class)).isEqualTo(new UserLeft(domain, id, true));
        assertThat(records()).last().isEqualTo("User.delete");
    }

    @Test
    void everybodyOfADomainGoesAtOnce() {
        users.deleteAll(domain);

        assertThat(users.find(domain, id)).isEmpty();
        assertThat(room.rows("select 1 from role_bindings where domain_id = ?1", domain)).isEmpty();
        assertThat(heard.last(UserLeft.class)).isEqualTo(new UserLeft(domain, null, true));
        assertThat(
                        room.rows(
                                "select 1 from audit_records where domain_id = ?1"
                                        + " and action = 'User.delete' and target = 'Domain'",
                                domain))
                .hasSize(1);
    }

    @Test
    void whatIsRequiredOfSomebodyIsOfWhomItCanBe() {
        assertThat(
                        users.setRequiredActions(
                                        domain, id, EnumSet.of(RequiredAction.UPDATE_PASSWORD))
                                .requiredActions())
                .containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(now().requiredActions()).containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(records()).isEqualTo(List.of("User.set_required_actions"));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> users.setRequiredActions(domain, id, EnumSet.of(RequiredAction.ENFORCE_MFA)));
        User eve = town.external("eve");
        refused(
                UserError.NOT_ALLOWED_ACTIONS,
                () ->
                        users.setRequiredActions(
                                domain, eve.userId(), EnumSet.of(RequiredAction.UPDATE_PASSWORD)));
        room.tamper(
                "update users set mfa = '{\"state\":\"DISABLED\",\"mfa_type\":\"OTP\"}' where id = ?1",
                alice.key());
        users.setRequiredActions(domain, id, Set.of(RequiredAction.ENFORCE_MFA));
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isTrue();
    }

    @Test
    void onlyAdministratorsStaySignedInLonger() {
        refused(CommonError.PERMISSION_DENIED, () -> users.setRefreshTimeout(domain, id, 3600));
        town.appoint(alice, Role.DOMAIN_ADMIN);
        assertThat(users.setRefreshTimeout(domain, id, 1800).refreshTimeout()).contains(1800);
        assertThat(now().refreshTimeout()).contains(1800);
        users.setRefreshTimeout(domain, id, 2_592_000);
        assertThat(now().refreshTimeout()).contains(2_592_000);
        assertThat(records()).last().isEqualTo("User.set_refresh_timeout");
        refused(CommonError.INVALID_PARAMETER, () -> users.setRefreshTimeout(domain, id, 1799));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> users.setRefreshTimeout(domain, id, 2_592_001));
    }

    @Test
    void nobodyActsOnWhomMayDoMore() {
        User other = town.administrator("other");
        town.actsAs(alice, "identity:User");

        refused(CommonError.PERMISSION_DENIED, () -> users.disable(domain, other.userId()));
        refused(CommonError.PERMISSION_DENIED, () -> users.enable(domain, other.userId()));
        refused(CommonError.PERMISSION_DENIED, () -> users.delete(domain, other.userId()));
        refused(CommonError.PERMISSION_DENIED, () -> updates.unlock(domain, other.userId()));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> users.setRequiredActions(domain, other.userId(), Set.of()));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> users.setRefreshTimeout(domain, other.userId(), 3600));
        assertThatCode(() -> users.disable(domain, town.user("bob").userId()))
                .doesNotThrowAnyException();
    }

    @Test
    void aPasswordIsKeptUnderAStrongerHashUnlessItWasChanged() {
        room.tamper("update users set password = 'weak' where id = ?1", alice.key());
        User proven = now();
        users.rehash(proven, "strong");
        assertThat(now().password()).contains("strong");
        assertThat(proven.password()).contains("strong");
        room.tamper("update users set password = 'another' where id = ?1", alice.key());
        users.rehash(proven, "stronger");
        assertThat(now().password()).contains("another");
    }

    @Test
    void whoIsPendingIsEnabledByTheFirstSignIn() {
        room.tamper("update users set state = 'PENDING' where id = ?1", alice.key());

        users.signedIn(now(), PasswordProof.Given.OWN);

        assertThat(now().state()).isEqualTo(UserState.ENABLED);
        assertThat(now().lastAccessedAt()).contains(clock.instant());
    }

    @Test
    void whoSignsInWithTheFactorThatWasDemandedHasDoneIt() {
        room.tamper(
                "update users set required_actions = '[\"ENFORCE_MFA\", \"UPDATE_PASSWORD\"]',"
                        + " mfa = '{\"state\":\"ENABLED\",\"mfa_type\":\"OTP\"}' where id = ?1",
                alice.key());

        User signedIn = users.signedIn(now(), PasswordProof.Given.OWN);

        assertThat(signedIn.requiredActions()).containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(now().requiredActions()).containsExactly(RequiredAction.UPDATE_PASSWORD);
        assertThat(now().password()).isPresent();
    }

    // Who there is.

    private static List<String> ids(Listing listing) {
        return listing.results().stream().map(row -> row.getString("user_id")).toList();
    }

    @Test
    void aListShowsTheDomainOrWhoHasARoleInOneOfItsWorkspaces() {
        String workspace = town.workspace();
        town.appoint(alice, Role.WORKSPACE_MEMBER, workspace);
        town.appoint(town.user("bob"), Role.WORKSPACE_MEMBER, town.workspace());

        assertThat(users.list(domain, null, Query.all()).totalCount()).isEqualTo(3);
        assertThat(ids(users.list(domain, workspace, Query.all()))).containsExactly(id);
        assertThat(users.list(domain, workspace, Query.all()).totalCount()).isOne();
        assertThat(users.list("domain-elsewhere", null, Query.all()).results()).isEmpty();
        assertThat(
                        users.stat(
                                        domain,
                                        Statistics.parse(
                                                Json.createObjectBuilder()
                                                        .add("distinct", "role_type")
                                                        .build()))
                                .getJsonArray("results"))
                .hasSize(2);
    }

    @Test
    void inTheFirstVersionsListTheHoldersOfARoleAreFoundWhereverTheyHoldIt() {
        town.appoint(alice, Role.WORKSPACE_MEMBER, town.workspace());

        Listing holders = users.listWithTypes(domain, Role.WORKSPACE_MEMBER, Query.all());

        assertThat(ids(holders)).containsExactly(id);
        assertThat(holders.results().get(0)).containsKeys("user_type", "backend");
        assertThat(users.listWithTypes(domain, null, Query.all()).totalCount()).isEqualTo(2);
    }

    @Test
    void aKeyIsSomebodyOfItsDomain() {
        assertThat(users.find(domain, alice.key()).orElseThrow().userId()).isEqualTo(id);
        assertThat(users.find("domain-elsewhere", alice.key())).isEmpty();
    }
}
