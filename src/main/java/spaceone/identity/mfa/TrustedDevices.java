package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spaceone.identity.Ids;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.ChangeUndone;
import spaceone.identity.user.MfaDropped;
import spaceone.identity.user.User;
import spaceone.identity.user.UserLeft;

/**
 * Devices on which a user has proven both factors and is asked for the password only, for a while.
 * What was proven is kept with the device, and held against what is so now, each time: a new
 * password, another factor, or none, and it is trusted no more, whoever changed it and however.
 */
@Stateless
public class TrustedDevices {

    private static final int MOST = 50;
    private static final int LONGEST_AGENT = 200;

    /** What is proven by the second factor at present. */
    private static final String FACTOR =
            "coalesce(u.mfa -> 'options' ->> 'user_secret_id', u.mfa -> 'options' ->> 'email')";

    private static final String GOOD =
            " d.user_key = ?1 and d.expires_at > ?2 and d.created_at > ?4 and u.id = d.user_key"
                    + " and u.mfa ->> 'state' = 'ENABLED' and d.factor = "
                    + FACTOR
                    + " and d.password_set_at is not distinct from u.password_set_at";

    @Inject
    @Configured(Setting.MFA_TRUST)
    Duration life;

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Audit audit;
    @Inject Actor actor;
    @Inject Clock clock;

    /** For how long a device may be trusted in a domain; zero when none may. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Duration life(String domainId) {
        Integer days =
                life.isZero()
                        ? null
                        : domains.find(domainId)
                                .map(domain -> FactorPolicy.of(domain).trustDays())
                                .orElse(null);
        return days == null || life.compareTo(Duration.ofDays(days)) < 0
                ? life
                : Duration.ofDays(days);
    }

    /** Trusts the device that the user has just proven both factors on; answers its secret. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public String trust(User user) {
        Instant now = clock.instant();
        String secret = Ids.token() + Ids.token();
        String deviceId = Ids.next("device");
        em.flush();
        em.createNativeQuery(
                        """
                        insert into trusted_devices (device_id, user_key, domain_id, secret_hash, factor,
                            password_set_at, source, agent, created_at, expires_at)
                        select ?3, u.id, u.domain_id, ?4, %s, u.password_set_at,
                            nullif(?5, ''), nullif(?6, ''), ?2, ?7
                        from users u where u.id = ?1
                        """
                                .formatted(FACTOR))
                .setParameter(1, user.key())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, deviceId)
                .setParameter(4, SpareCode.hash(user.key(), secret))
                .setParameter(5, actor.source())
                .setParameter(6, agent())
                .setParameter(7, Timestamp.from(now.plus(life(user.domainId()))))
                .executeUpdate();
        forgetOldest(user);
        audit.changed(
                "User.trust_device",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("device_id", deviceId));
        return secret;
    }

    private String agent() {
        String agent = actor.agent() == null ? "" : actor.agent();
        return agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }

    private void forgetOldest(User user) {
        em.createNativeQuery(
                        """
                        delete from trusted_devices where user_key = ?1 and device_id not in (
                            select device_id from trusted_devices where user_key = ?1
                            order by created_at desc, device_id limit ?2)
                        """)
                .setParameter(1, user.key())
                .setParameter(2, MOST)
                .executeUpdate();
    }

    /** Whether that secret is one of a device that is trusted now; reads only. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isTrusted(User user, String secret) {
        if (life.isZero()) {
            return false;
        }
        return !em.createNativeQuery(
                        "select 1 from trusted_devices d, users u where d.secret_hash = ?3 and"
                                + GOOD)
                .setParameter(1, user.key())
                .setParameter(2, Timestamp.from(clock.instant()))
                .setParameter(3, SpareCode.hash(user.key(), secret))
                .setParameter(4, earliest(user))
                .getResultList()
                .isEmpty();
    }

    /** Since when one may have been trusted: a domain may have said less meanwhile. */
    private Timestamp earliest(User user) {
        return Timestamp.from(clock.instant().minus(life(user.domainId())));
    }

    /** Notes the use, in the transaction of the sign-in; false when it is trusted no more. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean use(User user, String secret) {
        return em.createNativeQuery(
                                "update trusted_devices d set used_at = ?2 from users u"
                                        + " where d.secret_hash = ?3 and"
                                        + GOOD)
                        .setParameter(1, user.key())
                        .setParameter(2, Timestamp.from(clock.instant()))
                        .setParameter(3, SpareCode.hash(user.key(), secret))
                        .setParameter(4, earliest(user))
                        .executeUpdate()
                == 1;
    }

    /** Those that are trusted now, newest first. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<TrustedDevice> list(User user) {
        List<TrustedDevice> devices = new ArrayList<>();
        for (Object row :
                em.createNativeQuery(
                                "select d.* from trusted_devices d, users u where"
                                        + GOOD
                                        + " order by d.created_at desc, d.device_id",
                                TrustedDevice.class)
                        .setParameter(1, user.key())
                        .setParameter(2, Timestamp.from(clock.instant()))
                        .setParameter(4, earliest(user))
                        .getResultList()) {
            devices.add((TrustedDevice) row);
        }
        return devices;
    }

    /** Trusts those named no more, or none at all. */
    public void revoke(User user, List<String> deviceIds) {
        int revoked = 0;
        if (deviceIds.isEmpty()) {
            revoked = drop(user.key());
        }
        for (String deviceId : deviceIds) {
            revoked +=
                    em.createNativeQuery(
                                    "delete from trusted_devices where user_key = ?1 and device_id = ?2")
                            .setParameter(1, user.key())
                            .setParameter(2, deviceId)
                            .executeUpdate();
        }
        audit.changed(
                "User.revoke_devices",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("devices", revoked));
    }

    public void drop(@Observes MfaDropped fact) {
        drop(fact.userKey());
    }

    public void drop(@Observes ChangeUndone fact) {
        drop(fact.userKey());
    }

    public void drop(@Observes UserLeft fact) {
        if (fact.userId() != null) {
            em.createNativeQuery(
                            """
                            delete from trusted_devices where user_key in (
                                select id from users where domain_id = ?1 and user_id = ?2)
                            """)
                    .setParameter(1, fact.domainId())
                    .setParameter(2, fact.userId())
                    .executeUpdate();
        }
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public int drop(long userKey) {
        return em.createNativeQuery("delete from trusted_devices where user_key = ?1")
                .setParameter(1, userKey)
                .executeUpdate();
    }

    /** Removes those whose time is over. */
    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from trusted_devices where ctid = any(array(
                            select ctid from trusted_devices where expires_at < ?1
                            limit ?2 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, most)
                .executeUpdate();
    }
}
