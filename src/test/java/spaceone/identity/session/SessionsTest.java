package spaceone.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Chore;
import spaceone.identity.audit.Actor;
import spaceone.identity.user.User;
import spaceone.testkit.Parallel;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How sessions begin, are used and end. */
@InRoom
class SessionsTest {

    private static final JsonObject BEFORE =
            Json.createObjectBuilder().add("email", "old@example.com").build();

    @Inject Sessions sessions;
    @Inject OwnSessions own;
    @Inject SessionPurge purge;
    @Inject Actor actor;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private Instant end;

    @BeforeEach
    void begin() {
        alice = town.user("alice");
        domain = alice.domainId();
        end = clock.instant().plus(Duration.ofHours(1));
    }

    private Session of(User user, SessionKind kind) {
        return sessions.begin(domain, user.key(), kind, end);
    }

    private String signIn() {
        return of(alice, SessionKind.SIGN_IN).sessionId();
    }

    private String link(String address) {
        return sessions.beginLink(domain, alice.key(), address, end).sessionId();
    }

    private String undo() {
        return sessions.beginUndo(domain, alice.key(), "old@example.com", BEFORE, end).sessionId();
    }

    private boolean stands(String sessionId) {
        return sessions.stands(sessionId, alice.key());
    }

    // Beginning.

    @Test
    void itKnowsWhoseItIsAndWhereItWasBegun() {
        actor.arrived("192.0.2.7", "request");
        actor.uses("Firefox");
        Session session = of(alice, SessionKind.SIGN_IN);

        assertThat(own.list(session.sessionId()))
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.sessionId()).isEqualTo(session.sessionId());
                            assertThat(kept.kind()).isEqualTo(SessionKind.SIGN_IN);
                            assertThat(kept.createdAt()).isEqualTo(clock.instant());
                            assertThat(kept.expiresAt()).isEqualTo(end);
                            assertThat(kept.usedAt()).isEmpty();
                            assertThat(kept.source()).contains("192.0.2.7");
                            assertThat(kept.agent()).contains("Firefox");
                        });
        assertThat(stands(session.sessionId())).isTrue();
        assertThat(sessions.stands(session.sessionId(), town.user("bob").key())).isFalse();
        assertThat(stands("no session")).isFalse();
    }

    @Test
    void whatIsNotKnownIsNotKeptAndALongNameIsCut() {
        assertThat(of(alice, SessionKind.SIGN_IN).source()).isEmpty();
        assertThat(of(alice, SessionKind.SIGN_IN).agent()).isEmpty();
        actor.uses("x".repeat(200));
        assertThat(of(alice, SessionKind.SIGN_IN).agent()).contains("x".repeat(200));
        actor.uses("x".repeat(201));
        assertThat(of(alice, SessionKind.SIGN_IN).agent()).contains("x".repeat(200));
    }

    // Links.

    @Test
    void ofAUsersUnusedLinksTheNewestThreeStay() {
        List<String> links =
                IntStream.range(0, 4)
                        .mapToObj(
                                i -> {
                                    clock.pass(Duration.ofSeconds(1));
                                    return link("alice@example.com");
                                })
                        .toList();

        assertThat(links.stream().map(this::stands)).containsExactly(false, true, true, true);
        String session = signIn();
        link("alice@example.com");
        assertThat(stands(session)).isTrue();
    }

    @Test
    void aLinkIsUsedUpOnceAndTellsWhereItWasMailedTo() {
        String link = link("alice@example.com");

        assertThat(sessions.redeem(link)).contains("alice@example.com");
        assertThat(sessions.redeem(link)).isEmpty();
        assertThat(stands(link)).isFalse();
        assertThat(sessions.redeem(signIn())).contains("");
    }

    @Test
    void ofManyUsesAtOnceOneIsIt() {
        String link = link("alice@example.com");
        Callable<Boolean> use = () -> sessions.redeem(link).isPresent();

        assertThat(Parallel.run(8, Collections.nCopies(8, use)))
                .filteredOn(used -> used)
                .hasSize(1);
    }

    @Test
    void linksToAnotherMailboxDieAndOtherSpellingsOfItDoNot() {
        String here = link("Alice@Example.com");
        String elsewhere = link("mallory@example.com");
        String session = signIn();

        sessions.revokeLinksElsewhere(alice.key(), List.of("alice@example.COM"));

        assertThat(stands(here)).isTrue();
        assertThat(stands(elsewhere)).isFalse();
        assertThat(stands(session)).isTrue();
        sessions.revokeLinksElsewhere(alice.key(), List.of());
        assertThat(stands(here)).isFalse();
    }

    @Test
    void aLinkForUndoingTellsWhatWasBeforeOnceAndToItsUser() {
        String undo = undo();

        assertThat(sessions.redeemUndo(undo, town.user("bob").key())).isEmpty();
        assertThat(sessions.redeemUndo(link("a@example.com"), alice.key())).isEmpty();
        assertThat(sessions.redeemUndo(undo, alice.key()))
                .contains(new UndoNote("old@example.com", BEFORE));
        assertThat(sessions.redeemUndo(undo, alice.key())).isEmpty();
    }

    // Rotating refresh tokens.

    @Test
    void aKeyOfARefreshTokenIsGoodOnce() {
        String session = sessions.beginRotating(domain, alice.key(), "first", end).sessionId();

        assertThat(sessions.rotate(session, "wrong", "next")).isFalse();
        assertThat(sessions.rotate(session, "first", "second")).isTrue();
        assertThat(sessions.rotate(session, "first", "third")).isFalse();
        assertThat(sessions.rotate(session, "second", "third")).isTrue();
        sessions.revoke(session);
        assertThat(sessions.rotate(session, "third", "fourth")).isFalse();
    }

    // Use.

    @Test
    void aUseIsNotedAndTheSessionLivesAsLongAsItsLongestToken() {
        String session = signIn();
        clock.pass(Duration.ofMinutes(1));
        sessions.touch(session, end.minusSeconds(1));
        assertThat(look(session).expiresAt()).isEqualTo(end);
        assertThat(look(session).usedAt()).contains(clock.instant());
        sessions.touch(session, end.plusSeconds(1));
        assertThat(look(session).expiresAt()).isEqualTo(end.plusSeconds(1));
    }

    private Session look(String sessionId) {
        return own.list(sessionId).get(0);
    }

    @Test
    void itIsNotedWhenTheUserHasShownWhoTheyAre() {
        String session = signIn();
        sessions.proven(session);

        assertThat(
                        room.rows(
                                "select 1 from sessions where session_id = ?1 and proven_at = ?2",
                                session,
                                Timestamp.from(clock.instant())))
                .hasSize(1);
    }

    // Ending.

    private List<Boolean> after(Runnable work, String... ids) {
        work.run();
        return List.of(ids).stream().map(this::stands).toList();
    }

    @Test
    void oneEndsAloneAndEachKindOfEndSparesWhatItMust() {
        String one = signIn();
        String two = signIn();
        String link = link("alice@example.com");
        String undo = undo();
        User bob = town.user("bob");
        String others = of(bob, SessionKind.SIGN_IN).sessionId();

        assertThat(after(() -> sessions.revoke(one), one, two, link, undo))
                .containsExactly(false, true, true, true);
        assertThat(after(() -> sessions.revokeAllBut(alice.key(), two), two, link, undo))
                .containsExactly(true, false, true);
        String enrolment = of(alice, SessionKind.ENROLMENT).sessionId();
        assertThat(after(() -> sessions.revokeAll(alice.key()), two, enrolment, undo))
                .containsExactly(false, false, true);
        String three = signIn();
        assertThat(after(() -> sessions.revokeUndoLinks(alice.key()), three, undo))
                .containsExactly(true, false);
        String again = undo();
        assertThat(after(() -> sessions.revokeEvery(alice.key()), three, again))
                .containsExactly(false, false);
        assertThat(sessions.stands(others, bob.key())).isTrue();
    }

    @Test
    void howManyEndedIsAnswered() {
        String one = signIn();
        clock.pass(Duration.ofSeconds(1));
        String two = signIn();
        String undo = undo();
        User bob = town.user("bob");
        String others = of(bob, SessionKind.SIGN_IN).sessionId();
        assertThat(sessions.signedIn(alice.key()))
                .extracting(Session::sessionId)
                .containsExactly(two, one);

        assertThat(sessions.revokeThese(alice.key(), List.of(one, undo, others))).isOne();
        assertThat(sessions.revokeThese(alice.key(), List.of(one))).isZero();
        assertThat(stands(undo)).isTrue();
        assertThat(sessions.stands(others, bob.key())).isTrue();
        signIn();
        signIn();
        assertThat(sessions.revokeAllBut(alice.key(), two)).isEqualTo(2);
        assertThat(sessions.revokeAll(alice.key())).isOne();
        assertThat(sessions.signedIn(alice.key())).isEmpty();
    }

    @Test
    void deadSessionsAreKeptForADay() {
        Supplier<Object> kept =
                () -> room.value("select count(*) from sessions where user_key = ?1", alice.key());
        signIn();
        clock.pass(Duration.ofHours(25));
        purge();
        assertThat(kept.get()).isEqualTo(1L);
        clock.pass(Duration.ofMillis(1));
        purge();
        assertThat(kept.get()).isEqualTo(0L);
    }

    private void purge() {
        Chore chore = purge.chores().get(0);
        assertThat(chore.name()).isEqualTo("purge-sessions");
        boolean more = true;
        while (more) {
            more = chore.portion().getAsBoolean();
        }
    }

    @Test
    void aPurgeSaysHowManyItRemoved() {
        signIn();
        signIn();
        Instant later = end.plusMillis(1);
        assertThat(sessions.purge(later, 1)).isOne();
        assertThat(sessions.purge(later, 1000)).isPositive();
        assertThat(sessions.purge(later, 1000)).isZero();
    }

    // One's own.

    @Test
    void oneSeesWhereOneIsSignedInNewestFirst() {
        String first = signIn();
        clock.pass(Duration.ofSeconds(1));
        String second = signIn();
        link("alice@example.com");
        of(town.user("bob"), SessionKind.SIGN_IN);
        String ended = signIn();
        sessions.revoke(ended);

        assertThat(own.list(first)).extracting(Session::sessionId).containsExactly(second, first);
        clock.pass(Duration.ofHours(1));
        assertThat(own.list(first)).isEmpty();
    }

    @Test
    void oneEndsThoseNamedOrAllOthersButNoLinkForUndoing() {
        String mine = signIn();
        String one = signIn();
        String two = signIn();
        String link = link("alice@example.com");
        String undo = undo();
        String others = of(town.user("bob"), SessionKind.SIGN_IN).sessionId();

        assertThat(after(() -> revoke(mine, one, undo, others), mine, one, two, undo))
                .containsExactly(true, false, true, true);
        assertThat(recorded("sessions")).isEqualTo("1");
        assertThat(recorded("others")).isEqualTo("false");
        assertThat(after(() -> revoke(mine), mine, two, link, undo))
                .containsExactly(true, false, false, true);
        assertThat(recorded("sessions")).isEqualTo("2");
        assertThat(recorded("others")).isEqualTo("true");
        assertThat(
                        room.rows(
                                "select 1 from sessions where session_id = ?1 and revoked_at is null",
                                others))
                .hasSize(1);
        assertThat(after(() -> revoke(mine, mine), mine)).containsExactly(false);
    }

    @Test
    void aLinkForUndoingEndsItself() {
        String undo = undo();
        assertThat(after(() -> revoke(undo, undo), undo)).containsExactly(false);
    }

    private void revoke(String mine, String... named) {
        own.revoke(domain, alice.userId(), mine, List.of(named));
    }

    private Object recorded(String member) {
        return room.value(
                "select details ->> ?3 from audit_records where domain_id = ?1 and target_id = ?2"
                        + " and action = 'UserProfile.revoke_sessions' order by id desc limit 1",
                domain,
                alice.userId(),
                member);
    }
}
