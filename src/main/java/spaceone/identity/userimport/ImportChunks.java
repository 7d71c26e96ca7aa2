package spaceone.identity.userimport;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.IdentityException;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.token.Mandates;

/**
 * Hands out chunks to nodes, each to one at a time, and sees jobs to their end. A claim is a lease
 * of a minute on the database's clock, renewed with each line.
 */
@Stateless
public class ImportChunks {

    /** So long nobody has to come back to a job they have not started. */
    private static final Duration DRAFT = Duration.ofDays(1);

    private static final String LOST = "Whoever started it may not do that any more.";

    private static final int MOST_MISSING = 1000;

    @PersistenceContext EntityManager em;
    @Inject ImportJobs jobs;
    @Inject Mandates mandates;
    @Inject Secrets secrets;
    @Inject Clock clock;

    /** How long jobs that are over are kept, with their reports. */
    @Inject
    @Configured(Setting.IMPORT_KEEP)
    Duration keep;

    /** The next chunk of the job that waits longest; a job that cannot be worked at ends. */
    public Optional<ImportChunk> claim(String node) {
        List<?> claimed =
                em.createNativeQuery(
                                """
                                with free as materialized (
                                    select c.chunk_id from user_import_jobs j
                                    join user_import_chunks c on c.job_id = j.job_id
                                    where j.state in ('REHEARSING', 'RUNNING') and not c.finished
                                      and (c.claimed_until is null or c.claimed_until <= clock_timestamp())
                                    order by j.started_at, c.number limit 1
                                    for update of c skip locked)
                                update user_import_chunks c
                                set claimed_by = ?1, attempts = c.attempts + 1,
                                    claimed_until = clock_timestamp() + interval '60 seconds'
                                from free where c.chunk_id = free.chunk_id
                                returning c.chunk_id, c.job_id, c.number, c.missing, c.next_line,
                                    c.attempts, c.sealed_lines
                                """)
                        .setParameter(1, node)
                        .getResultList();
        return claimed.isEmpty() ? Optional.empty() : opened((Object[]) claimed.get(0), node);
    }

    private Optional<ImportChunk> opened(Object[] row, String node) {
        ImportJob job = em.find(ImportJob.class, row[1]);
        String chunkId = (String) row[0];
        if (job.state().isOver() || row[6] == null) {
            return Optional.empty();
        }
        String lines;
        try {
            lines = secrets.open((String) row[6], SealedColumn.IMPORT_CHUNK, chunkId);
        } catch (IdentityException e) {
            return failed(job, "A chunk cannot be opened: its key is gone.");
        }
        JsonObject mandate = job.mandate();
        if (mandate == null || !mandates.stands(mandate)) {
            return failed(job, LOST);
        }
        return Optional.of(
                new ImportChunk(
                        chunkId,
                        job.jobId(),
                        job.domainId(),
                        ((Number) row[2]).intValue(),
                        (Boolean) row[3],
                        job.round(),
                        job.isRehearsing(),
                        job.mode(),
                        mandate,
                        ((Number) row[4]).intValue(),
                        ((Number) row[5]).intValue(),
                        node,
                        List.of(lines.split("\n", -1))));
    }

    private Optional<ImportChunk> failed(ImportJob job, String reason) {
        em.refresh(job, LockModeType.PESSIMISTIC_WRITE);
        if (!job.state().isOver()) {
            jobs.end(job, ImportState.FAILED, reason);
        }
        return Optional.empty();
    }

    /** Another may go on with it. */
    public void release(ImportChunk chunk) {
        held(
                chunk,
                "update user_import_chunks set claimed_by = null, claimed_until = null"
                        + " where chunk_id = ?1 and claimed_by = ?2");
    }

    /** What it held is needed once more only after a rehearsal. */
    public void finish(ImportChunk chunk) {
        held(
                chunk,
                "update user_import_chunks set finished = true, claimed_by = null, claimed_until = null"
                        + (chunk.rehearsal() ? "" : ", sealed_lines = null")
                        + " where chunk_id = ?1 and claimed_by = ?2");
    }

    private void held(ImportChunk chunk, String sql) {
        em.createNativeQuery(sql)
                .setParameter(1, chunk.chunkId())
                .setParameter(2, chunk.node())
                .executeUpdate();
    }

    /** Sees to a job whose lines are all done; whether there was one. */
    public boolean closeOut() {
        @SuppressWarnings("unchecked")
        List<ImportJob> done =
                em.createNativeQuery(
                                """
                                select j.* from user_import_jobs j
                                where j.state in ('REHEARSING', 'RUNNING') and not exists (
                                    select 1 from user_import_chunks c
                                    where c.job_id = j.job_id and not c.finished)
                                order by j.started_at limit 1 for update of j skip locked
                                """,
                                ImportJob.class)
                        .getResultList();
        done.forEach(this::closeOut);
        return !done.isEmpty();
    }

    private void closeOut(ImportJob job) {
        if (!job.disablesMissing()) {
            job.complete(null, clock.instant());
        } else if (job.mandate() == null || !mandates.stands(job.mandate())) {
            jobs.end(job, ImportState.FAILED, LOST);
        } else if (hasNamelessLine(job)) {
            job.complete("Nobody was disabled, because a line names nobody.", clock.instant());
        } else {
            disableMissing(job);
        }
    }

    private void disableMissing(ImportJob job) {
        List<String> missing = missing(job);
        if (missing.isEmpty()) {
            job.complete(null, clock.instant());
        } else {
            jobs.addMissing(job, missing);
        }
    }

    private boolean hasNamelessLine(ImportJob job) {
        return !em.createNativeQuery(
                        "select 1 from user_import_lines where job_id = ?1 and round = ?2"
                                + " and user_id is null limit 1")
                .setParameter(1, job.jobId())
                .setParameter(2, job.round())
                .getResultList()
                .isEmpty();
    }

    /** People whom no line names; never whoever began it. */
    @SuppressWarnings("unchecked")
    private List<String> missing(ImportJob job) {
        return em.createNativeQuery(
                        """
                        select u.user_id from users u
                        where u.domain_id = ?1 and u.state <> 'DISABLED' and u.user_id <> ?4
                          and not exists (
                            select 1 from user_import_lines l
                            where l.domain_id = u.domain_id and l.user_id = u.user_id
                              and l.job_id = ?2 and l.round = ?3)
                        order by u.id limit ?5
                        """)
                .setParameter(1, job.domainId())
                .setParameter(2, job.jobId())
                .setParameter(3, job.round())
                .setParameter(4, job.createdBy())
                .setParameter(5, MOST_MISSING)
                .getResultList();
    }

    /** Ends what nobody has come back to; what it holds is forgotten. */
    public int expire(int most) {
        @SuppressWarnings("unchecked")
        List<ImportJob> left =
                em.createNativeQuery(
                                """
                                select * from user_import_jobs
                                where state in ('OPEN', 'REHEARSED') and touched_at < ?1
                                limit ?2 for update skip locked
                                """,
                                ImportJob.class)
                        .setParameter(1, Timestamp.from(clock.instant().minus(DRAFT)))
                        .setParameter(2, most)
                        .getResultList();
        left.forEach(
                job -> jobs.end(job, ImportState.CANCELED, "It was not started within a day."));
        return left.size();
    }

    /** Reports of rehearsals that were followed by another start, and those kept long enough. */
    public int purgeLines(int most) {
        return purge(
                """
                delete from user_import_lines where ctid = any(array(
                    select l.ctid from (
                        select job_id,
                            case when finished_at < ?1 then round + 1 else round end as upto
                        from user_import_jobs) j
                    join user_import_lines l on l.job_id = j.job_id and l.round < j.upto
                    limit ?2 for update of l skip locked))
                """,
                most);
    }

    public int purge(int most) {
        return purge(
                """
                delete from user_import_jobs where job_id in (
                    select j.job_id from user_import_jobs j
                    where j.finished_at < ?1 and not exists (
                        select 1 from user_import_lines l where l.job_id = j.job_id)
                    limit ?2 for update skip locked)
                """,
                most);
    }

    private int purge(String sql, int most) {
        return em.createNativeQuery(sql)
                .setParameter(1, Timestamp.from(clock.instant().minus(keep)))
                .setParameter(2, most)
                .executeUpdate();
    }
}
