package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.NOT_FOUND;
import static spaceone.identity.CommonError.PERMISSION_DENIED;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.userimport.ImportError.IMPORT_JOBS_OPEN;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.token.Mandates;
import spaceone.identity.token.Principal;

/**
 * Import jobs as their domain's administrators handle them. Whoever made a job fills and starts it:
 * with another's power nobody's lines are worked at.
 */
@Stateless
public class ImportJobs {

    private static final int MOST_OPEN = 5;
    public static final int MOST_CHUNKS = 2000;
    private static final int MOST_LINES = 1000;

    /** In characters. */
    public static final int LONGEST_CHUNK = 1 << 20;

    public static final int MOST_COLUMNS = 100;

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Secrets secrets;
    @Inject Mandates mandates;
    @Inject Results results;
    @Inject Audit audit;
    @Inject Clock clock;

    public ImportJob create(String domainId, Principal owner, ImportJob.Plan plan) {
        if (plan.columns().size() > MOST_COLUMNS) {
            throw INVALID_PARAMETER.with("columns", "more than " + MOST_COLUMNS);
        }
        if (!plan.columns().isEmpty()) {
            CsvLines.demandKnown(plan.columns());
        }
        domains.get(domainId);
        domains.lockAdministration(domainId);
        if (open(domainId) >= MOST_OPEN) {
            throw IMPORT_JOBS_OPEN.with(MOST_OPEN);
        }
        ImportJob job = new ImportJob(domainId, plan, owner.subject(), clock.instant());
        em.persist(job);
        told("create", job, Map.of("mode", plan.mode(), "disable_missing", plan.disableMissing()));
        return job;
    }

    private long open(String domainId) {
        return em.createQuery(
                        "select count(j) from ImportJob j where j.domainId = :domainId"
                                + " and j.state not in :over",
                        Long.class)
                .setParameter("domainId", domainId)
                .setParameter(
                        "over",
                        List.of(ImportState.FINISHED, ImportState.CANCELED, ImportState.FAILED))
                .getSingleResult();
    }

    /** The same number again takes the place of what was there. */
    public ImportJob addChunk(
            String domainId, Principal owner, String jobId, int number, String content) {
        ImportJob job = own(domainId, owner, jobId);
        job.reopen(clock.instant());
        if (number < 1 || number > MOST_CHUNKS) {
            throw INVALID_PARAMETER.with("number", "from 1 to " + MOST_CHUNKS);
        }
        if (content.length() > LONGEST_CHUNK) {
            throw INVALID_PARAMETER.with("content", "longer than " + LONGEST_CHUNK);
        }
        List<String> lines = job.format().lines(content, job.columns());
        long people = lines.stream().filter(line -> !line.isBlank()).count();
        if (people == 0) {
            throw REQUIRED_PARAMETER.with("content");
        }
        if (lines.size() > MOST_LINES) {
            throw INVALID_PARAMETER.with("content", "more than " + MOST_LINES + " lines");
        }
        put(job, number, String.join("\n", lines), (int) people, false);
        return job;
    }

    /** Before a directory is asked: with it nobody is disabled, since not all are in one. */
    public void demandTakesDirectory(String domainId, Principal owner, String jobId) {
        ImportJob job = own(domainId, owner, jobId);
        job.reopen(clock.instant());
        if (job.format() != ImportFormat.JSON_LINES) {
            throw INVALID_PARAMETER.with("format", "has to be JSON_LINES");
        }
        if (job.disablesMissing()) {
            throw INVALID_PARAMETER.with("disable_missing", "not with people of a directory");
        }
    }

    /** Lines of ours, behind all that are there. */
    public void append(String domainId, Principal owner, String jobId, List<String> lines) {
        ImportJob job = own(domainId, owner, jobId);
        job.reopen(clock.instant());
        int number = next(job);
        if (number > MOST_CHUNKS) {
            throw INVALID_PARAMETER.with("number", "from 1 to " + MOST_CHUNKS);
        }
        put(job, number, String.join("\n", lines), lines.size(), false);
    }

    /** Of what it holds only a part came. */
    public void abandon(String domainId, String jobId, String reason) {
        ImportJob job = lock(domainId, jobId);
        if (!job.state().isOver()) {
            end(job, ImportState.FAILED, reason);
        }
    }

    private int next(ImportJob job) {
        return ((Number)
                        em.createNativeQuery(
                                        "select coalesce(max(number), 0) + 1 from user_import_chunks"
                                                + " where job_id = ?1")
                                .setParameter(1, job.jobId())
                                .getSingleResult())
                .intValue();
    }

    private void put(ImportJob job, int number, String lines, int people, boolean missing) {
        String chunkId = job.jobId() + "." + number;
        em.flush();
        em.createNativeQuery(
                        """
                        insert into user_import_chunks
                            (chunk_id, job_id, domain_id, number, missing, lines, sealed_lines)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        on conflict (chunk_id) do update
                        set lines = excluded.lines, missing = excluded.missing,
                            sealed_lines = excluded.sealed_lines
                        """)
                .setParameter(1, chunkId)
                .setParameter(2, job.jobId())
                .setParameter(3, job.domainId())
                .setParameter(4, number)
                .setParameter(5, missing)
                .setParameter(6, people)
                .setParameter(7, secrets.seal(lines, SealedColumn.IMPORT_CHUNK, chunkId))
                .executeUpdate();
    }

    /** People whom no line names, as lines of the job like all others. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void addMissing(ImportJob job, List<String> people) {
        put(job, next(job), String.join("\n", people), people.size(), true);
    }

    public ImportJob start(String domainId, Principal owner, String jobId, boolean rehearsal) {
        ImportJob job = own(domainId, owner, jobId);
        job.start(rehearsal, mandates.of(owner), clock.instant());
        execute("delete from user_import_chunks where job_id = ?1 and missing", jobId);
        int chunks =
                execute(
                        """
                        update user_import_chunks
                        set finished = false, next_line = 0, attempts = 0, claimed_by = null,
                            claimed_until = null, created = 0, updated = 0, unchanged = 0,
                            refused = 0, disabled = 0
                        where job_id = ?1
                        """,
                        jobId);
        if (chunks == 0) {
            throw REQUIRED_PARAMETER.with("content");
        }
        told("start", job, Map.of("dry_run", rehearsal, "chunks", chunks));
        return job;
    }

    public ImportJob cancel(String domainId, String jobId) {
        ImportJob job = lock(domainId, jobId);
        end(job, ImportState.CANCELED, job.isRunning() ? null : "It was not run: nobody is new.");
        told("cancel", job, Map.of());
        return job;
    }

    /** What was not worked at is forgotten. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void end(ImportJob job, ImportState as, @Nullable String reason) {
        job.end(as, reason, clock.instant());
        execute("update user_import_chunks set sealed_lines = null where job_id = ?1", job.jobId());
    }

    private int execute(String sql, String jobId) {
        return em.createNativeQuery(sql).setParameter(1, jobId).executeUpdate();
    }

    private ImportJob own(String domainId, Principal owner, String jobId) {
        ImportJob job = lock(domainId, jobId);
        if (!job.createdBy().equals(owner.subject())) {
            throw PERMISSION_DENIED.with();
        }
        return job;
    }

    private ImportJob lock(String domainId, String jobId) {
        return em.createQuery(
                        "select j from ImportJob j where j.domainId = :domainId and j.jobId = :jobId",
                        ImportJob.class)
                .setParameter("domainId", domainId)
                .setParameter("jobId", jobId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.with("job_id", jobId));
    }

    private void told(String what, ImportJob job, Map<String, ?> details) {
        audit.changed("UserImportJob." + what, job.domainId(), "ImportJob", job.jobId(), details);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public UserImportJobInfo get(String domainId, String jobId) {
        return results.first(
                        UserImportJobInfo.class,
                        UserImportJobInfo.FIELDS,
                        Scope.of("j.domain_id = ? and j.job_id = ?", domainId, jobId))
                .orElseThrow(() -> NOT_FOUND.with("job_id", jobId));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Listing list(String domainId, Query query) {
        return results.list(UserImportJobInfo.FIELDS, Scope.of("j.domain_id = ?", domainId), query);
    }

    /** What became of each line in the last start; line by line, as they are done. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Listing report(String domainId, String jobId, Query query) {
        return results.list(
                ImportedLineInfo.FIELDS,
                Scope.of("l.domain_id = ? and l.job_id = ?", domainId, jobId),
                query);
    }
}
