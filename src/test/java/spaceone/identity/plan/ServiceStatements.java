package spaceone.identity.plan;

import com.nimbusds.jwt.JWTClaimsSet;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import spaceone.identity.Chore;
import spaceone.identity.Housework;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.app.AppStandings;
import spaceone.identity.audit.AuditChores;
import spaceone.identity.founding.FoundingChores;
import spaceone.identity.mail.Deliveries;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorGap;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.node.NodeChores;
import spaceone.identity.node.Nodes;
import spaceone.identity.personaldata.PersonalDataChores;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.SessionPurge;
import spaceone.identity.session.Sessions;
import spaceone.identity.token.AppExpirySweep;
import spaceone.identity.token.Authentication;
import spaceone.identity.user.Headcounts;
import spaceone.identity.user.ResetRequests;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.ImportChores;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.Quotas;
import spaceone.identity.verification.VerificationPurge;

/** What every request and every sign-in asks, and what clears away. */
final class ServiceStatements {

    private final Rooms rooms;
    private final HotTable table;

    private ServiceStatements(Rooms rooms, HotTable table) {
        this.rooms = rooms;
        this.table = table;
        standing();
        sweeps();
    }

    static void addTo(HotTable table, Rooms rooms) {
        new ServiceStatements(rooms, table);
    }

    private void standing() {
        Users users = rooms.get(Users.class);
        table.add("a user", () -> users.find(HotTable.DOMAIN, "u-12"));
        table.add("a user, to be changed", () -> users.lock(HotTable.DOMAIN, "u-12"));
        Headcounts headcounts = rooms.get(Headcounts.class);
        table.add("how many people domains have", () -> headcounts.of(List.of(HotTable.DOMAIN)));
        table.add(
                "last access",
                () -> {
                    users.seen(13);
                    return null;
                });
        FactorGap gap = rooms.get(FactorGap.class);
        FactorPolicy policy =
                new FactorPolicy(
                        AskedOf.EVERYBODY,
                        List.of(),
                        Set.of(CountedFactor.OTP, CountedFactor.PASSKEY),
                        Instant.EPOCH,
                        false);
        table.add("who has no factor that counts", () -> gap.of(HotTable.DOMAIN, policy));
        FailedAttempts attempts = rooms.get(FailedAttempts.class);
        table.add("an attempt", () -> attempts.begin("d u-12", "192.0.2.1"));
        table.add(
                "an attempt is right",
                () -> {
                    attempts.right(
                            new FailedAttempts.Attempt("account d u-12", "source 192.0.2.1"));
                    return null;
                });
        table.add(
                "an attempt is wrong",
                () -> {
                    attempts.wrong(
                            new FailedAttempts.Attempt("account d u-12", "source 192.0.2.1"));
                    return null;
                });
        table.add("a block", () -> attempts.blockedUntil("d u-12"));
        Sessions sessions = rooms.get(Sessions.class);
        table.add(
                "a session begins",
                () -> sessions.begin(HotTable.DOMAIN, 13, SessionKind.SIGN_IN, Instant.now()));
        table.add("a session stands", () -> sessions.stands("s-7", 8));
        table.add(
                "a session is used",
                () -> {
                    sessions.touch("s-7", Instant.now());
                    return null;
                });
        table.add(
                "all sessions end",
                () -> {
                    sessions.revokeAll(8);
                    return null;
                });
        Authentication authentication = rooms.get(Authentication.class);
        table.add(
                "standing of a user",
                () -> principal(authentication, "ACCESS_TOKEN", "USER", "i-16", "s-16", ""));
        table.add(
                "standing of a member",
                () ->
                        principal(
                                authentication,
                                "ACCESS_TOKEN",
                                "WORKSPACE_MEMBER",
                                "i-16",
                                "s-16",
                                "ws-0"));
        AppStandings apps = rooms.get(AppStandings.class);
        table.add("standing of an app", () -> apps.find(HotTable.DOMAIN, "client-7"));
        RoleBindings bindings = rooms.get(RoleBindings.class);
        table.add(
                "the role in a workspace",
                () -> bindings.of(HotTable.DOMAIN, "I-17", HotTable.WORKSPACE));
        table.add(
                "another owner",
                () -> {
                    bindings.demandOwner(HotTable.DOMAIN, HotTable.WORKSPACE);
                    return null;
                });
        Quotas quotas = rooms.get(Quotas.class);
        table.add("a quota", () -> quotas.take("quota 7", 10, Duration.ofHours(1)));
    }

    private void sweeps() {
        for (Class<? extends Housework> each :
                List.of(
                        SessionPurge.class,
                        VerificationPurge.class,
                        AuditChores.class,
                        AppExpirySweep.class,
                        FoundingChores.class,
                        NodeChores.class,
                        PersonalDataChores.class,
                        ImportChores.class)) {
            for (Chore chore : rooms.get(each).chores()) {
                table.add(chore.name(), () -> chore.portion().getAsBoolean());
            }
        }
        Deliveries deliveries = rooms.get(Deliveries.class);
        table.add("mails to be sent", () -> deliveries.claim("node", 10));
        table.add("mails that died", deliveries::giveUpDead);
        table.add("old mails", deliveries::purge);
        table.add("backlog of mails", deliveries::backlog);
        table.add("nodes", rooms.get(Nodes.class)::list);
        ResetRequests requests = rooms.get(ResetRequests.class);
        table.add("password requests", requests::claim);
    }

    private static Object principal(Authentication authentication, String... about) {
        try {
            JWTClaimsSet set =
                    new JWTClaimsSet.Builder()
                            .claim("typ", about[0])
                            .claim("own", "USER")
                            .claim("rol", about[1])
                            .audience(about[2])
                            .claim("did", HotTable.DOMAIN)
                            .claim("fam", about[3])
                            .claim("wid", about[4])
                            .build();
            Class<?> claims = Class.forName("spaceone.identity.token.Claims");
            Constructor<?> made = claims.getDeclaredConstructor(JWTClaimsSet.class);
            made.setAccessible(true);
            Method judged = Authentication.class.getDeclaredMethod("principal", claims);
            judged.setAccessible(true);
            return judged.invoke(authentication, made.newInstance(set));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
