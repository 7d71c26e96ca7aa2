package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import spaceone.identity.session.Session;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.PasswordForgotten;
import spaceone.identity.user.PasswordResetDemanded;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserInvited;
import spaceone.identity.user.Users;

/**
 * Links for choosing a password, made in the transaction of the fact that calls for one. A link is
 * a token whose session ends with its first use, with any new password, and with too many newer
 * links.
 */
@Stateless
public class ResetLinks {

    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final Duration INVITED = Duration.ofDays(7);

    /** The user's record asks for nothing, so the token says itself what it is for. */
    private static final Map<String, ?> NEW_PASSWORD =
            Map.of("required_actions", List.of(RequiredAction.UPDATE_PASSWORD.name()));

    @Inject Users users;
    @Inject Sessions sessions;
    @Inject Tokens tokens;
    @Inject Clock clock;
    @Inject Event<ResetLinkIssued> issued;

    public void invite(@Observes UserInvited fact) {
        User user = users.get(fact.domainId(), fact.userId());
        issue(user, user.email(), INVITED, true, Map.of());
    }

    public void demand(@Observes PasswordResetDemanded fact) {
        issueForgotten(fact.domainId(), fact.userId(), Map.of());
    }

    public void forgotten(@Observes PasswordForgotten fact) {
        issueForgotten(fact.domainId(), fact.userId(), NEW_PASSWORD);
    }

    /** Goes to the address that was proven last, never to one that does not count yet. */
    private void issueForgotten(String domainId, String userId, Map<String, ?> injected) {
        User user = users.get(domainId, userId);
        issue(user, user.recoveryAddress(clock.instant()), FORGOTTEN, false, injected);
    }

    private void issue(
            User user,
            String address,
            Duration lifetime,
            boolean invited,
            Map<String, ?> injected) {
        String domainId = user.domainId();
        String userId = user.userId();
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        Session session = sessions.beginLink(domainId, user.key(), address, end);
        Claims.Builder claims =
                Claims.of(TokenType.ACCESS_TOKEN, OwnerType.USER, domainId, userId, now)
                        .session(session.sessionId())
                        .role(CallerRole.USER)
                        .list("permissions", List.of(Principal.OWN_PROFILE))
                        .expiresAt(end);
        if (!injected.isEmpty()) {
            claims.injected(injected);
        }
        issued.fire(
                new ResetLinkIssued(
                        domainId,
                        userId,
                        user.language(),
                        invited,
                        address,
                        tokens.sign(claims.build(), KeyPurpose.ACCESS),
                        end));
    }
}
