package spaceone.identity.userimport;

import static spaceone.identity.userimport.ImportError.IMPORT_JOB_STATE;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.JsonColumn;
import spaceone.identity.StringsColumn;

/** An import that goes on after the call that began it. */
@Entity
@Table(name = "user_import_jobs")
public class ImportJob {

    @Id
    @Column(name = "job_id")
    private String jobId;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    private ImportMode mode;

    @Column(name = "disable_missing")
    private boolean disableMissing;

    @Enumerated(EnumType.STRING)
    private ImportFormat format;

    @Convert(converter = StringsColumn.class)
    private List<String> columns;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private @Nullable String reason;
    private int round;

    @Convert(converter = JsonColumn.class)
    private @Nullable JsonObject mandate;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "touched_at")
    private Instant touchedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    protected ImportJob() {}

    /** What somebody wants to import, and how. */
    public record Plan(
            ImportMode mode, boolean disableMissing, ImportFormat format, List<String> columns) {}

    ImportJob(String domainId, Plan plan, String createdBy, Instant now) {
        this.jobId = Ids.next("import");
        this.domainId = domainId;
        this.mode = plan.mode();
        this.disableMissing = plan.disableMissing();
        this.format = plan.format();
        this.columns = plan.columns();
        this.state = ImportState.OPEN;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.touchedAt = now;
    }

    /** What was rehearsed without a chunk is to be rehearsed again. */
    void reopen(Instant now) {
        demandTakesChunks();
        state = ImportState.OPEN;
        touchedAt = now;
    }

    private void demandTakesChunks() {
        if (!state.takesChunks()) {
            throw IMPORT_JOB_STATE.with(state);
        }
    }

    void start(boolean rehearsal, JsonObject inWhoseName, Instant now) {
        demandTakesChunks();
        state = rehearsal ? ImportState.REHEARSING : ImportState.RUNNING;
        mandate = inWhoseName;
        reason = null;
        round++;
        startedAt = now;
        touchedAt = now;
    }

    /** All lines were worked at. */
    void complete(@Nullable String remark, Instant now) {
        reason = remark;
        if (state == ImportState.REHEARSING) {
            state = ImportState.REHEARSED;
            mandate = null;
            touchedAt = now;
        } else {
            end(ImportState.FINISHED, remark, now);
        }
    }

    void end(ImportState as, @Nullable String why, Instant now) {
        if (state.isOver()) {
            throw IMPORT_JOB_STATE.with(state);
        }
        state = as;
        reason = why;
        mandate = null;
        finishedAt = now;
    }

    boolean isRehearsing() {
        return state == ImportState.REHEARSING;
    }

    boolean isRunning() {
        return state == ImportState.RUNNING;
    }

    boolean disablesMissing() {
        return disableMissing;
    }

    ImportMode mode() {
        return mode;
    }

    ImportFormat format() {
        return format;
    }

    List<String> columns() {
        return columns;
    }

    /** In whose name it is worked at; null while it is not. */
    @Nullable JsonObject mandate() {
        return mandate;
    }

    int round() {
        return round;
    }

    public String jobId() {
        return jobId;
    }

    public String domainId() {
        return domainId;
    }

    public ImportState state() {
        return state;
    }

    public String createdBy() {
        return createdBy;
    }
}
