package spaceone.identity.personaldata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import spaceone.identity.Chore;
import spaceone.identity.CommonError;
import spaceone.identity.Json;
import spaceone.identity.audit.Audit;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * Removes a person: at once what is theirs, then in portions what others keep about them. Mails go;
 * records stay, since they are also about others, under a name that says nothing, without what they
 * said about the person.
 */
@Stateless
public class Erasures {

    /** So many records at a time are searched for the name. */
    private static final int READ = 10 * Chore.PORTION;

    private static final List<String> THINGS_MADE =
            List.of("workspaces", "workspace_groups", "projects", "apps", "user_import_jobs");

    /** Reports that name them: of an operator, and of imports. */
    private static final List<String> REPORTS = List.of("rescues", "user_import_lines");

    @PersistenceContext EntityManager em;
    @Inject Users users;
    @Inject Audit audit;
    @Inject Clock clock;

    /** A receipt is kept as long as records are. */
    @Inject
    @Configured(Setting.AUDIT_KEEP)
    Duration keep;

    public Erasure begin(String domainId, String userId) {
        return begin(domainId, userId, Map.of());
    }

    /** {@code why}: for the record. */
    public Erasure begin(String domainId, String userId, Map<String, ?> why) {
        User user = users.get(domainId, userId);
        users.delete(domainId, user.userId());
        audit.changed("PersonalData.erase", domainId, "User", user.userId(), why);
        Erasure erasure = new Erasure(user, clock.instant());
        em.persist(erasure);
        return erasure;
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Erasure get(String domainId, String erasureId) {
        return em.createQuery(
                        "select e from Erasure e where e.domainId = :domainId"
                                + " and e.erasureId = :erasureId",
                        Erasure.class)
                .setParameter("domainId", domainId)
                .setParameter("erasureId", erasureId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> CommonError.NOT_FOUND.with("erasure_id", erasureId));
    }

    /** Does a portion of the oldest that nobody else works at; whether there may be more. */
    public boolean portion() {
        @SuppressWarnings("unchecked")
        List<Erasure> open =
                em.createNativeQuery(
                                "select * from erasures where completed_at is null"
                                        + " order by requested_at limit 1 for update skip locked",
                                Erasure.class)
                        .getResultList();
        open.forEach(this::advance);
        return !open.isEmpty();
    }

    public int purge(int most) {
        return em.createNativeQuery(
                        "delete from erasures where ctid = any(array(select ctid from erasures"
                                + " where completed_at < ?1 limit ?2 for update skip locked))")
                .setParameter(1, Timestamp.from(clock.instant().minus(keep)))
                .setParameter(2, most)
                .executeUpdate();
    }

    private void advance(Erasure erasure) {
        int mails =
                of(
                                erasure,
                                "delete from mails where ctid = any(array(select ctid from mails"
                                        + " where domain_id = ?1 and user_id = ?2"
                                        + " and created_at between ?3 and ?4 limit ?5))")
                        .setParameter(5, Chore.PORTION)
                        .executeUpdate();
        int acts =
                renamed(
                        erasure,
                        "actor_id = ?6, source = null, agent = null, session_id = null",
                        "actor_id = ?2 and actor_type = 'USER'");
        int targets =
                renamed(
                        erasure,
                        "target_id = ?6, details = '{}'",
                        "target_id = ?2 and target = 'User'");
        erasure.removedMails(mails);
        erasure.renamedRecords(acts + targets);
        if (mails + acts + targets == 0 && !mentionsWereRead(erasure)) {
            THINGS_MADE.forEach(table -> erasure.renamedThings(renameMaker(erasure, table)));
            REPORTS.forEach(table -> forgetReport(erasure, table));
            erasure.complete(clock.instant());
        }
    }

    private int renamed(Erasure erasure, String set, String which) {
        return of(
                        erasure,
                        "update audit_records set "
                                + set
                                + " where id = any(array(select id from audit_records"
                                + " where domain_id = ?1 and "
                                + which
                                + " and created_at between ?3 and ?4 limit ?5 for update))")
                .setParameter(5, Chore.PORTION)
                .setParameter(6, erasure.pseudonym())
                .executeUpdate();
    }

    /** Reads on through the records of the time, whoever they are about; false at their end. */
    private boolean mentionsWereRead(Erasure erasure) {
        Object last =
                em.createNativeQuery(
                                """
                                select max(id) from (
                                    select id from audit_records
                                    where domain_id = ?1 and id > ?2 and created_at between ?3 and ?4
                                    order by id limit ?5) portion
                                """)
                        .setParameter(1, erasure.domainId())
                        .setParameter(2, erasure.readUpto())
                        .setParameter(3, Timestamp.from(erasure.since()))
                        .setParameter(4, Timestamp.from(erasure.requestedAt()))
                        .setParameter(5, READ)
                        .getSingleResult();
        if (last == null) {
            return false;
        }
        long upto = ((Number) last).longValue();
        String userId = erasure.userId();
        erasure.renamedRecords(forget(erasure, userId, upto));
        erasure.email()
                .filter(email -> !email.equals(userId))
                .ifPresent(email -> erasure.renamedRecords(forget(erasure, email, upto)));
        erasure.readUpto(upto);
        return true;
    }

    private int forget(Erasure erasure, String name, long upto) {
        return em.createNativeQuery(
                        """
                        update audit_records
                        set details = cast(replace(cast(details as text), ?2, ?5) as jsonb)
                        where domain_id = ?1 and id > ?3 and id <= ?4
                          and position(?2 in cast(details as text)) > 0
                        """)
                .setParameter(1, erasure.domainId())
                .setParameter(2, quoted(name))
                .setParameter(3, erasure.readUpto())
                .setParameter(4, upto)
                .setParameter(5, quoted(erasure.pseudonym()))
                .executeUpdate();
    }

    /** As the database writes it inside of JSON. */
    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    private int renameMaker(Erasure erasure, String table) {
        return of(
                        erasure,
                        "update "
                                + table
                                + " set created_by = ?5 where domain_id = ?1 and created_by = ?2"
                                + " and created_at between ?3 and ?4")
                .setParameter(5, erasure.pseudonym())
                .executeUpdate();
    }

    private void forgetReport(Erasure erasure, String table) {
        of(
                        erasure,
                        "delete from "
                                + table
                                + " where domain_id = ?1 and user_id = ?2 and created_at between ?3 and ?4")
                .executeUpdate();
    }

    /** Domain, name and time are the first four parameters. */
    private Query of(Erasure erasure, String sql) {
        return em.createNativeQuery(sql)
                .setParameter(1, erasure.domainId())
                .setParameter(2, erasure.userId())
                .setParameter(3, Timestamp.from(erasure.since()))
                .setParameter(4, Timestamp.from(erasure.requestedAt()));
    }
}
