package spaceone.identity.userimport;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import spaceone.identity.StringsColumn;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * One line of a chunk, in one transaction: the person, that it was done, and that the chunk is
 * still this node's. Where it is not, nothing happened and the answer is false.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportSteps {

    @PersistenceContext EntityManager em;
    @Resource EJBContext context;
    @Inject UserImport userImport;
    @Inject Users users;
    @Inject Clock clock;

    public boolean bring(ImportChunk chunk, int line, ImportedUser user) {
        return note(
                chunk,
                line,
                LineReport.of(userImport.bringAlong(chunk.domainId(), chunk.mode(), user)));
    }

    public boolean rehearse(ImportChunk chunk, int line, ImportedUser user) {
        String userId = user.person().userId();
        Imported imported = userImport.bring(chunk.domainId(), chunk.mode(), user, true);
        return note(chunk, line, LineReport.of(here(chunk, userId), imported));
    }

    public boolean disable(ImportChunk chunk, int line, String userId) {
        users.disable(chunk.domainId(), userId);
        em.flush();
        return note(chunk, line, LineReport.disabled(userId));
    }

    /** Judges it, and leaves everything as it is. */
    public void rehearseDisabling(ImportChunk chunk, String userId) {
        users.disable(chunk.domainId(), userId);
        em.flush();
        context.setRollbackOnly();
    }

    public boolean rehearsedDisabling(ImportChunk chunk, int line, String userId) {
        return note(chunk, line, LineReport.disabled(userId));
    }

    public boolean refuse(ImportChunk chunk, int line, String userId, String code, String message) {
        String named = userId == null ? null : here(chunk, userId);
        return note(chunk, line, LineReport.refused(named, code, message));
    }

    /** As they are written here, if they are here: by that, who is missing is told. */
    private String here(ImportChunk chunk, String userId) {
        return userId.indexOf('\u0000') >= 0
                ? userId
                : users.find(chunk.domainId(), userId).map(User::userId).orElse(userId);
    }

    private boolean note(ImportChunk chunk, int line, LineReport report) {
        String column = report.outcome().column();
        int held =
                em.createNativeQuery(
                                """
                                update user_import_chunks c
                                set next_line = ?3, attempts = 0, %1$s = c.%1$s + 1,
                                    claimed_until = clock_timestamp() + interval '60 seconds'
                                from user_import_jobs j
                                where c.chunk_id = ?1 and c.claimed_by = ?2 and c.next_line < ?3
                                  and j.job_id = c.job_id and j.round = ?4
                                  and j.state in ('REHEARSING', 'RUNNING')
                                """
                                        .formatted(column))
                        .setParameter(1, chunk.chunkId())
                        .setParameter(2, chunk.node())
                        .setParameter(3, line)
                        .setParameter(4, chunk.round())
                        .executeUpdate();
        if (held == 0) {
            context.setRollbackOnly();
            return false;
        }
        em.createNativeQuery(
                        """
                        insert into user_import_lines (job_id, domain_id, round, chunk, line, user_id,
                            outcome, changed, code, message, created_at)
                        values (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, cast(?8 as jsonb),
                            nullif(?9, ''), nullif(?10, ''), ?11)
                        """)
                .setParameter(1, chunk.jobId())
                .setParameter(2, chunk.domainId())
                .setParameter(3, chunk.round())
                .setParameter(4, chunk.number())
                .setParameter(5, line)
                .setParameter(6, text(report.userId()))
                .setParameter(7, report.outcome().name())
                .setParameter(8, StringsColumn.json(report.changed()))
                .setParameter(9, text(report.code()))
                .setParameter(10, text(report.message()))
                .setParameter(11, Timestamp.from(clock.instant()))
                .executeUpdate();
        return true;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
