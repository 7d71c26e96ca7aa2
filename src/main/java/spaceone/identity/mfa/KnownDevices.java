package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Network;
import spaceone.identity.audit.Actor;
import spaceone.identity.user.ChangeUndone;
import spaceone.identity.user.NewDeviceSeen;
import spaceone.identity.user.User;

/**
 * With which programs and from which places somebody has signed in. Whatever comes with another one
 * is told to them, once. The first sign-in that is seen is only remembered: whoever has never been
 * here has nothing it could differ from.
 */
@Stateless
public class KnownDevices {

    private static final int MOST = 100;
    private static final int LONGEST_PROGRAM = 200;
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    /** For so long a link can take back what somebody else has done. */
    private static final Duration DOUBTED = Duration.ofHours(72);

    private static final String ARRIVE =
            """
            with known as (
                select program, place, seen_at, seen_at > ?5 as good from known_devices where user_key = ?1),
            arrived as (
                insert into known_devices as k (user_key, program, place, since, seen_at)
                values (?1, ?2, ?3, ?4, ?4)
                on conflict (user_key, program, place) do update set seen_at = ?4 where k.seen_at < ?6)
            select count(*), count(*) filter (where program = ?2 and good),
                count(*) filter (where place = ?3 and good), count(*) filter (where not good)
            from known
            """;

    private static final String FORGET =
            """
            delete from known_devices where user_key = ?1 and (seen_at <= ?2 or (program, place) not in (
                select program, place from known_devices where user_key = ?1
                order by seen_at desc, program, place limit ?3))
            """;

    @PersistenceContext EntityManager em;
    @Inject Actor actor;
    @Inject Clock clock;
    @Inject Event<NewDeviceSeen> seen;

    /** In the transaction of the sign-in, with the user locked: of two at once one is new. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void arrived(User user) {
        Instant now = clock.instant();
        Object[] known =
                (Object[])
                        em.createNativeQuery(ARRIVE)
                                .setParameter(1, user.key())
                                .setParameter(2, program(actor.agent()))
                                .setParameter(3, Network.place(actor.source()))
                                .setParameter(4, Timestamp.from(now))
                                .setParameter(5, Timestamp.from(now.minus(KEPT)))
                                .setParameter(6, Timestamp.from(now.minus(DAY)))
                                .getSingleResult();
        long all = number(known[0]);
        if (all >= MOST || number(known[3]) > 0) {
            forgetOld(user, now);
        }
        if (all > 0 && (number(known[1]) == 0 || number(known[2]) == 0)) {
            seen.fire(NewDeviceSeen.of(user, now));
        }
    }

    private void forgetOld(User user, Instant now) {
        em.createNativeQuery(FORGET)
                .setParameter(1, user.key())
                .setParameter(2, Timestamp.from(now.minus(KEPT)))
                .setParameter(3, MOST)
                .executeUpdate();
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    /** A browser is the same one after it was brought up to date. */
    static String program(@Nullable String agent) {
        String named = agent == null ? "" : agent.replaceAll("\\d[\\w.]*", "").strip();
        return named.length() > LONGEST_PROGRAM ? named.substring(0, LONGEST_PROGRAM) : named;
    }

    /** What came in lately may have been somebody else: if it comes again, it is new again. */
    public void doubt(@Observes ChangeUndone fact) {
        em.createNativeQuery("delete from known_devices where user_key = ?1 and since > ?2")
                .setParameter(1, fact.userKey())
                .setParameter(2, Timestamp.from(clock.instant().minus(DOUBTED)))
                .executeUpdate();
    }
}
