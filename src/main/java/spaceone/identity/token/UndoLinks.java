package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import spaceone.identity.session.Session;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.AccountFact;
import spaceone.identity.user.EmailChanged;
import spaceone.identity.user.FactorChanged;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.NewDeviceSeen;
import spaceone.identity.user.PasskeyChanged;
import spaceone.identity.user.RecoveryNews;

/**
 * Links for undoing a change that a user's own session made to what opens the account, made in the
 * transaction of the change. They go to the address that was proven last, outlive the sessions and
 * the password of whoever made the change, and die with their first use.
 */
@Stateless
public class UndoLinks {

    private static final Duration LIFE = Duration.ofHours(72);

    @Inject Sessions sessions;
    @Inject Tokens tokens;
    @Inject Clock clock;
    @Inject Event<UndoLinkIssued> issued;

    public void emailChanged(@Observes EmailChanged fact) {
        if (fact.byHimself()) {
            issue(
                    fact,
                    fact.userKey(),
                    UndoLinkIssued.Change.EMAIL,
                    0,
                    "",
                    fact.oldAddress(),
                    fact.factor().toJson());
        }
    }

    public void mfaChanged(@Observes MfaChanged fact) {
        if (!fact.undoAddress().isEmpty()) {
            issue(
                    fact,
                    fact.userKey(),
                    fact.state() == MfaState.ENABLED
                            ? UndoLinkIssued.Change.MFA_ON
                            : UndoLinkIssued.Change.MFA_OFF,
                    0,
                    "",
                    fact.undoAddress(),
                    fact.before().toJson());
        }
    }

    public void factorChanged(@Observes FactorChanged fact) {
        if (!fact.undoAddress().isEmpty()) {
            issue(
                    fact,
                    fact.userKey(),
                    switch (fact.change()) {
                        case ADDED -> UndoLinkIssued.Change.FACTOR_ADDED;
                        case REMOVED -> UndoLinkIssued.Change.FACTOR_REMOVED;
                        case PREFERRED -> UndoLinkIssued.Change.FACTOR_PREFERRED;
                    },
                    0,
                    "",
                    fact.undoAddress(),
                    fact.before().toJson());
        }
    }

    /** Nothing brings used codes back, but whoever had them is sent away, and the rest is void. */
    public void recovery(@Observes RecoveryNews fact) {
        if (!fact.undoAddress().isEmpty()) {
            issue(
                    fact,
                    fact.userKey(),
                    switch (fact.change()) {
                        case RENEWED -> UndoLinkIssued.Change.CODES_RENEWED;
                        case USED -> UndoLinkIssued.Change.CODE_USED;
                        case BYPASS_USED -> UndoLinkIssued.Change.BYPASS_USED;
                    },
                    fact.left(),
                    "",
                    fact.undoAddress(),
                    fact.factor().toJson());
        }
    }

    /** Of a removed one nothing is restored; of an added one, and all others, nothing is left. */
    public void passkey(@Observes PasskeyChanged fact) {
        if (!fact.undoAddress().isEmpty()) {
            issue(
                    fact,
                    fact.userKey(),
                    fact.added()
                            ? UndoLinkIssued.Change.PASSKEY_ADDED
                            : UndoLinkIssued.Change.PASSKEY_REMOVED,
                    0,
                    fact.name(),
                    fact.undoAddress(),
                    fact.factor().toJson());
        }
    }

    /** Nothing was changed; but whoever it was is sent away, and so is what they may have made. */
    public void newDevice(@Observes NewDeviceSeen fact) {
        if (!fact.undoAddress().isEmpty()) {
            issue(
                    fact,
                    fact.userKey(),
                    UndoLinkIssued.Change.NEW_DEVICE,
                    0,
                    "",
                    fact.undoAddress(),
                    fact.factor().toJson());
        }
    }

    private void issue(
            AccountFact fact,
            long userKey,
            UndoLinkIssued.Change change,
            int left,
            String passkey,
            String address,
            JsonObject before) {
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        Session session = sessions.beginUndo(fact.domainId(), userKey, address, before, end);
        Claims claims =
                Claims.of(
                                TokenType.ACCESS_TOKEN,
                                OwnerType.USER,
                                fact.domainId(),
                                fact.userId(),
                                now)
                        .session(session.sessionId())
                        .role(CallerRole.USER)
                        .list("permissions", List.of(Principal.OWN_PROFILE))
                        .expiresAt(end)
                        .build();
        String token = tokens.sign(claims, KeyPurpose.ACCESS);
        issued.fire(
                new UndoLinkIssued(
                        fact.domainId(),
                        fact.userId(),
                        fact.language(),
                        change,
                        left,
                        passkey,
                        address,
                        token,
                        end));
    }
}
