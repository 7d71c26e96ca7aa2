package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Tells whoever made an app that its key is about to end: 30, 7 and 1 days before, each once on
 * whatever node comes first. What was missed while nobody ran is not made up for, only the latest
 * is told. An address that is not proven is told nothing.
 */
@Stateless
public class AppExpiryNotices {

    private static final int PORTION = 100;

    /** The end of an app is later than the beginning of its maker, or the maker is another one. */
    private static final String CLAIM =
            """
            with due as (
                select a.app_id, u.language, u.email,
                    case when a.expired_at <= cast(?1 as timestamptz) + interval '1 day' then 1
                         when a.expired_at <= cast(?1 as timestamptz) + interval '7 days' then 7
                         else 30 end as days
                from apps a join users u on u.domain_id = a.domain_id and u.user_id = a.created_by
                join domains d on d.domain_id = a.domain_id
                where a.expired_at > cast(?1 as timestamptz) and a.expired_at <= cast(?1 as timestamptz) + interval '30 days'
                  and a.state = 'ENABLED' and not a.is_managed and d.state = 'ENABLED'
                  and u.state <> 'DISABLED' and u.email_verified and u.created_at <= a.created_at)
            update apps a set expiry_told = due.days from due
            where a.app_id in (
                select due.app_id from due join apps b on b.app_id = due.app_id
                where b.expiry_told is null or b.expiry_told > due.days limit ?2)
              and a.app_id = due.app_id and (a.expiry_told is null or a.expiry_told > due.days)
            returning a.domain_id, a.created_by, due.language, due.email, a.app_id, a.name, a.expired_at
            """;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Event<AppExpires> expires;

    /** Some of them, with their mails in one transaction; returns how many. */
    public int tell() {
        @SuppressWarnings("unchecked")
        List<Object[]> told =
                em.createNativeQuery(CLAIM)
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, PORTION)
                        .getResultList();
        told.forEach(row -> expires.fire(fact(row)));
        return told.size();
    }

    private static AppExpires fact(Object[] row) {
        Instant end = ((Timestamp) row[6]).toInstant();
        return new AppExpires(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                end);
    }
}
