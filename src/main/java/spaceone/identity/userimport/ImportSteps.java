package spaceone.identity.userimport;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.CarriedUsers;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.LineReport.Outcome;

/**
 * One line of a chunk, or many, in one transaction: the person, that it was done, and that the
 * chunk is still this node's. Where it is not, nothing happened and the answer is false.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportSteps {

    @PersistenceContext EntityManager em;
    @Resource EJBContext context;
    @Inject UserImport userImport;
    @Inject Users users;
    @Inject CarriedUsers carriedUsers;
    @Inject Clock clock;

    public boolean bring(ImportChunk chunk, int line, ImportedUser user) {
        return note(
                chunk,
                line,
                LineReport.of(userImport.bringAlong(chunk.domainId(), chunk.mode(), user)));
    }

    /** Of those whose lines are fine, who is not here, and the first of each id. */
    public List<CarriedUser> newcomers(ImportChunk chunk, List<Newcomer> lines) {
        return carriedUsers.newcomers(
                chunk.domainId(), lines.stream().map(line -> line.user().person()).toList());
    }

    /** All of them, or it fails. */
    public boolean bring(ImportChunk chunk, List<Newcomer> crowd) {
        boolean noted = note(chunk, crowd);
        if (noted) {
            userImport.bringAlong(chunk.domainId(), users(crowd));
        }
        return noted;
    }

    /** Judges them, and leaves everything as it is. */
    public void rehearse(ImportChunk chunk, List<Newcomer> crowd) {
        userImport.bringAlong(chunk.domainId(), users(crowd));
        context.setRollbackOnly();
    }

    public boolean rehearsed(ImportChunk chunk, List<Newcomer> crowd) {
        return note(chunk, crowd);
    }

    private static List<ImportedUser> users(List<Newcomer> crowd) {
        return crowd.stream().map(Newcomer::user).toList();
    }

    private boolean note(ImportChunk chunk, List<Newcomer> crowd) {
        return note(
                chunk,
                crowd.get(crowd.size() - 1).line(),
                Outcome.CREATED,
                crowd.stream().map(one -> LineReport.created(one.user()).row(one.line())).toList());
    }

    public boolean rehearse(ImportChunk chunk, int line, ImportedUser user) {
        String userId = user.person().demandId();
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

    public boolean refuse(
            ImportChunk chunk, int line, @Nullable String userId, String code, String message) {
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
        return note(chunk, line, report.outcome(), List.of(report.row(line)));
    }

    /** {@code last}: behind which the chunk goes on. */
    private boolean note(ImportChunk chunk, int last, Outcome outcome, List<JsonObject> lines) {
        int held =
                em.createNativeQuery(
                                """
                                update user_import_chunks c
                                set next_line = ?3, attempts = 0, %1$s = c.%1$s + ?5,
                                    claimed_until = clock_timestamp() + interval '60 seconds'
                                from user_import_jobs j
                                where c.chunk_id = ?1 and c.claimed_by = ?2 and c.next_line < ?3
                                  and j.job_id = c.job_id and j.round = ?4
                                  and j.state in ('REHEARSING', 'RUNNING')
                                """
                                        .formatted(outcome.column()))
                        .setParameter(1, chunk.chunkId())
                        .setParameter(2, chunk.node())
                        .setParameter(3, last)
                        .setParameter(4, chunk.round())
                        .setParameter(5, lines.size())
                        .executeUpdate();
        if (held == 0) {
            context.setRollbackOnly();
            return false;
        }
        JsonArrayBuilder rows = Json.createArrayBuilder();
        lines.forEach(rows::add);
        em.createNativeQuery(
                        """
                        insert into user_import_lines (job_id, domain_id, round, chunk, line, user_id,
                            outcome, changed, code, message, created_at)
                        select ?1, ?2, ?3, ?4, l.line, l.user_id, ?5, l.changed, l.code, l.message, ?6
                        from jsonb_to_recordset(cast(?7 as jsonb)) as l
                            (line int, user_id text, changed jsonb, code text, message text)
                        """)
                .setParameter(1, chunk.jobId())
                .setParameter(2, chunk.domainId())
                .setParameter(3, chunk.round())
                .setParameter(4, chunk.number())
                .setParameter(5, outcome.name())
                .setParameter(6, Timestamp.from(clock.instant()))
                .setParameter(7, rows.build().toString())
                .executeUpdate();
        return true;
    }
}
