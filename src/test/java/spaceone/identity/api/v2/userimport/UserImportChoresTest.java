package spaceone.identity.api.v2.userimport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Chore;
import spaceone.identity.session.SessionKind;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.OwnerType;
import spaceone.identity.token.Principal;
import spaceone.identity.userimport.ImportFormat;
import spaceone.identity.userimport.ImportJob;
import spaceone.identity.userimport.ImportJobs;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.ImportRunner;
import spaceone.testkit.Parallel;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Who of a node works at import jobs, and when. */
@InRoom
class UserImportChoresTest {

    private static final int CHUNKS = 8;
    private static final int LINES = 100;

    @Inject ImportRunner runner;
    @Inject ImportJobs jobs;
    @Inject Town town;
    @Inject Room room;

    private final UserImportChores chores = new UserImportChores();
    private boolean idle = true;
    private String job;

    @BeforeEach
    void begin() {
        chores.runner = runner;
        String domain = town.domainId();
        Principal owner = administrator();
        job =
                jobs.create(
                                domain,
                                owner,
                                new ImportJob.Plan(
                                        ImportMode.CREATE,
                                        false,
                                        ImportFormat.JSON_LINES,
                                        List.of()))
                        .jobId();
        for (int chunk = 1; chunk <= CHUNKS; chunk++) {
            jobs.addChunk(domain, owner, job, chunk, people(chunk));
        }
        jobs.start(domain, owner, job, false);
    }

    @Test
    void bothBringEachLineOnce() {
        List<Callable<Boolean>> both =
                workers().stream().<Callable<Boolean>>map(one -> () -> toTheEnd(one)).toList();
        assertThat(both).hasSize(2);

        Parallel.run(2, both);

        assertThat(created()).isEqualTo(CHUNKS * LINES);
        assertThat(room.value("select state from user_import_jobs where job_id = ?1", job))
                .isEqualTo("FINISHED");
    }

    @Test
    void theOtherRestsWhileSomebodySignsIn() {
        Chore other = workers().get(1);
        idle = false;
        assertThat(portion(other)).isFalse();
        assertThat(created()).isZero();

        idle = true;
        toTheEnd(other);

        assertThat(created()).isEqualTo(CHUNKS * LINES);
    }

    @Test
    void whereThereIsOneProcessorThereIsNoOther() {
        assertThat(chores.chores(1, () -> true)).hasSize(1);
    }

    private List<Chore> workers() {
        return chores.chores(2, () -> idle);
    }

    private boolean portion(Chore worker) {
        return room.anew(() -> worker.portion().getAsBoolean());
    }

    private boolean toTheEnd(Chore worker) {
        while (portion(worker)) {
            // until nothing is left
        }
        return true;
    }

    private int created() {
        Object sum =
                room.value("select sum(created) from user_import_chunks where job_id = ?1", job);
        return ((Number) sum).intValue();
    }

    private static String people(int chunk) {
        return IntStream.range(0, LINES)
                .mapToObj(i -> "{\"user_id\": \"p-%d-%d\"}".formatted(chunk, i))
                .collect(Collectors.joining("\n"));
    }

    private Principal administrator() {
        return new Principal(
                OwnerType.USER,
                CallerRole.DOMAIN_ADMIN,
                town.domainId(),
                town.administrator("owner").userId(),
                "",
                List.of(),
                List.of(),
                "session",
                SessionKind.SIGN_IN,
                Instant.EPOCH);
    }
}
