package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.userimport.ImportDesk.carried;
import static spaceone.identity.userimport.ImportDesk.line;
import static spaceone.identity.userimport.ImportDesk.plan;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.token.Principal;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.Users;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Imports that go on after the call that began them. */
@InRoom
class ImportJobsTest {

    @Inject ImportJobs jobs;
    @Inject ImportChunks chunks;
    @Inject ImportSteps steps;
    @Inject ImportRunner runner;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private ImportDesk desk;
    private String domain;
    private Principal owner;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        desk = new ImportDesk(jobs, runner, town, room);
        owner = desk.owner();
    }

    @Test
    void eachLineIsBroughtOrRefusedForItself() {
        String job =
                desk.filled(
                        ImportMode.CREATE,
                        line("kim"),
                        "",
                        "{\"user_id\": ",
                        line(" "),
                        line("lee"));

        jobs.start(domain, owner, job, false);
        desk.workAs("a");

        assertThat(desk.row(job).getString("state")).isEqualTo("FINISHED");
        assertThat(desk.counts(job)).isEqualTo("2 created, 0 unchanged, 2 refused, 0 disabled");
        assertThat(desk.report(job))
                .containsExactly(
                        "1/1 kim CREATED",
                        "1/3 - REFUSED ERROR_JSON_FORMAT",
                        "1/4 - REFUSED ERROR_REQUIRED_PARAMETER",
                        "1/5 lee CREATED");
        assertThat(users.get(domain, "lee").password()).isPresent();
    }

    @Test
    void aRehearsalTellsTheSameAndLeavesNothingButTheLines() {
        town.user("here");
        String job = desk.filled(ImportMode.CREATE, line("kim"), line(owner.subject()));

        jobs.start(domain, owner, job, true);
        desk.workAs("a");

        assertThat(desk.row(job).getString("state")).isEqualTo("REHEARSED");
        assertThat(desk.counts(job)).isEqualTo("1 created, 0 unchanged, 1 refused, 0 disabled");
        assertThat(users.find(domain, "kim")).isEmpty();
        jobs.start(domain, owner, job, false);
        desk.workAs("a");
        assertThat(desk.counts(job)).isEqualTo("1 created, 0 unchanged, 1 refused, 0 disabled");
        assertThat(desk.report(job)).hasSize(2);
        assertThat(users.find(domain, "kim")).isPresent();
    }

    /** Who is killed says nothing: the claim ends by itself. */
    @Test
    void whatAKilledNodeLeavesIsDoneByAnotherOnce() {
        String job = desk.filled(ImportMode.CREATE, line("kim"), line("lee"), line("pat"));
        jobs.start(domain, owner, job, false);
        ImportChunk killed = chunks.claim("a").orElseThrow();
        assertThat(steps.bring(killed, 1, carried("kim"))).isTrue();

        assertThat(runner.portion("b", ImportDesk.READER)).isFalse();
        assertThat(users.find(domain, "lee")).isEmpty();
        room.tamper(
                "update user_import_chunks set claimed_until = now() - interval '1 second'"
                        + " where job_id = ?1",
                job);
        desk.workAs("b");

        assertThat(desk.counts(job)).isEqualTo("3 created, 0 unchanged, 0 refused, 0 disabled");
        assertThat(desk.report(job))
                .containsExactly("1/1 kim CREATED", "1/2 lee CREATED", "1/3 pat CREATED");
    }

    /** It was only slow: what it does now, another has done, so nothing of it stays. */
    @Test
    void aNodeThatLostItsClaimBringsNobody() {
        String job = desk.filled(ImportMode.CREATE, line("kim"), line("lee"));
        jobs.start(domain, owner, job, false);
        ImportChunk slow = chunks.claim("a").orElseThrow();
        room.tamper(
                "update user_import_chunks set claimed_by = 'b' where chunk_id = ?1",
                slow.chunkId());

        assertThat(steps.bring(slow, 1, carried("kim"))).isFalse();

        assertThat(users.find(domain, "kim")).isEmpty();
        assertThat(desk.report(job)).isEmpty();
    }

    @Test
    void nodesWorkAtDifferentChunks() {
        String job = desk.filled(ImportMode.CREATE, line("kim"));
        jobs.addChunk(domain, owner, job, 2, line("lee"));
        jobs.start(domain, owner, job, false);
        ImportChunk held = chunks.claim("a").orElseThrow();

        runner.portion("b", ImportDesk.READER);

        assertThat(desk.report(job)).containsExactly("2/1 lee CREATED");
        assertThat(steps.bring(held, 1, carried("kim"))).isTrue();
        chunks.finish(held);
        desk.workAs("b");
        assertThat(desk.row(job).getString("state")).isEqualTo("FINISHED");
    }

    @Test
    void manyLinesAreDoneInPortions() {
        String[] many = IntStream.range(0, 120).mapToObj(i -> line("p" + i)).toArray(String[]::new);
        jobs.start(domain, owner, desk.filled(ImportMode.UPSERT, many), false);
        desk.workAs("a");
        String again = desk.filled(ImportMode.UPSERT, many);
        jobs.start(domain, owner, again, false);

        runner.portion("a", ImportDesk.READER);
        assertThat(desk.row(again).getInt("unchanged")).isEqualTo(50);
        desk.workAs("b");

        assertThat(desk.row(again).getInt("unchanged")).isEqualTo(120);
    }

    @Test
    void aCanceledJobStopsAtTheNextLineAndForgetsTheRest() {
        String job = desk.filled(ImportMode.CREATE, line("kim"), line("lee"));
        jobs.start(domain, owner, job, false);
        ImportChunk chunk = chunks.claim("a").orElseThrow();
        steps.bring(chunk, 1, carried("kim"));

        jobs.cancel(domain, job);

        assertThat(steps.bring(chunk, 2, carried("lee"))).isFalse();
        assertThat(users.find(domain, "kim")).isPresent();
        assertThat(users.find(domain, "lee")).isEmpty();
        assertThat(desk.sealed(job)).isEmpty();
        refused(ImportError.IMPORT_JOB_STATE, () -> jobs.cancel(domain, job));
        refused(ImportError.IMPORT_JOB_STATE, () -> jobs.start(domain, owner, job, false));
    }

    /** Its sums are those of a rehearsal. */
    @Test
    void aCanceledRehearsalSaysThatItBroughtNobody() {
        String rehearsed = desk.filled(ImportMode.CREATE, line("kim"));
        jobs.start(domain, owner, rehearsed, true);
        desk.workAs("a");
        String running = desk.filled(ImportMode.CREATE, line("lee"));
        jobs.start(domain, owner, running, false);

        jobs.cancel(domain, rehearsed);
        jobs.cancel(domain, running);

        assertThat(desk.row(rehearsed).getString("reason"))
                .isEqualTo("It was not run: nobody is new.");
        assertThat(desk.row(running)).doesNotContainKey("reason");
    }

    @Test
    void linesAreSealedAndGoneWhenTheyAreDone() {
        String job = desk.filled(ImportMode.CREATE, line("kim"));
        assertThat(desk.sealed(job)).hasSize(1).allMatch(text -> text.startsWith("v1."));

        jobs.start(domain, owner, job, false);
        desk.workAs("a");

        assertThat(desk.sealed(job)).isEmpty();
    }

    @Test
    void whoeverNoLineNamesIsDisabledButNotWhoBeganIt() {
        User gone = town.user("gone");
        User stays = town.user("stays");
        String job =
                desk.create(
                        new ImportJob.Plan(
                                ImportMode.UPSERT, true, ImportFormat.JSON_LINES, List.of()));
        jobs.addChunk(domain, owner, job, 1, line(stays.userId()));

        jobs.start(domain, owner, job, true);
        desk.workAs("a");
        assertThat(desk.row(job).getInt("disabled")).isEqualTo(1);
        assertThat(users.get(domain, gone.userId()).state()).isEqualTo(UserState.ENABLED);
        jobs.start(domain, owner, job, false);
        desk.workAs("a");

        assertThat(users.get(domain, gone.userId()).state()).isEqualTo(UserState.DISABLED);
        assertThat(users.get(domain, stays.userId()).state()).isEqualTo(UserState.ENABLED);
        assertThat(users.get(domain, owner.subject()).state()).isEqualTo(UserState.ENABLED);
        assertThat(desk.row(job).getInt("disabled")).isEqualTo(1);
    }

    /** It may be about anybody. */
    @Test
    void aLineThatNamesNobodyLetsNobodyBeDisabled() {
        User here = town.user("here");
        String job =
                desk.create(
                        new ImportJob.Plan(
                                ImportMode.UPSERT, true, ImportFormat.JSON_LINES, List.of()));
        jobs.addChunk(domain, owner, job, 1, line("kim") + "\n{}");

        jobs.start(domain, owner, job, false);
        desk.workAs("a");

        assertThat(users.get(domain, here.userId()).state()).isEqualTo(UserState.ENABLED);
        assertThat(desk.row(job).getString("reason")).contains("names nobody");
    }

    @Test
    void nobodyBringsMoreThanTheyHave() {
        User clerk = town.user("clerk");
        String role = town.role(RoleType.DOMAIN_ADMIN, "identity:User");
        town.appoint(clerk, role);
        Principal small = desk.of(clerk, "identity:User");
        String job = jobs.create(domain, small, plan(ImportMode.UPSERT)).jobId();
        jobs.addChunk(
                domain,
                small,
                job,
                1,
                "{\"user_id\": \"eve\", \"role\": \"%s\"}".formatted(Role.DOMAIN_ADMIN)
                        + "\n"
                        + line(owner.subject())
                        + "\n"
                        + line("kim"));

        jobs.start(domain, small, job, false);
        desk.workAs("a");

        assertThat(desk.report(job))
                .containsExactly(
                        "1/1 eve REFUSED ERROR_PERMISSION_DENIED",
                        "1/2 " + owner.subject() + " REFUSED ERROR_PERMISSION_DENIED",
                        "1/3 kim CREATED");
        refused(CommonError.PERMISSION_DENIED, () -> jobs.start(domain, owner, job, false));
    }

    @Test
    void aJobEndsWithThePowerOfWhoStartedIt() {
        User second = town.administrator("second");
        Principal theirs = desk.of(second);
        String job = jobs.create(domain, theirs, plan(ImportMode.CREATE)).jobId();
        jobs.addChunk(domain, theirs, job, 1, line("kim"));
        jobs.start(domain, theirs, job, false);
        users.disable(domain, second.userId());

        desk.workAs("a");

        assertThat(desk.row(job).getString("state")).isEqualTo("FAILED");
        assertThat(users.find(domain, "kim")).isEmpty();
        assertThat(desk.sealed(job)).isEmpty();
    }

    @Test
    void thereAreLimits() {
        String job = desk.create(plan(ImportMode.CREATE));
        String many = (line("x") + "\n").repeat(1001);
        refused(CommonError.INVALID_PARAMETER, () -> jobs.addChunk(domain, owner, job, 1, many));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> jobs.addChunk(domain, owner, job, 0, line("x")));
        refused(CommonError.REQUIRED_PARAMETER, () -> jobs.addChunk(domain, owner, job, 1, "\n\n"));
        refused(CommonError.REQUIRED_PARAMETER, () -> jobs.start(domain, owner, job, false));
        refused(CommonError.NOT_FOUND, () -> jobs.cancel("domain-x", job));
        IntStream.range(0, 4).forEach(i -> desk.create(plan(ImportMode.CREATE)));

        refused(ImportError.IMPORT_JOBS_OPEN, () -> desk.create(plan(ImportMode.CREATE)));
        jobs.cancel(domain, job);
        desk.create(plan(ImportMode.CREATE));
    }

    @Test
    void whatNobodyStartsEndsAndWhatIsLongOverIsForgotten() {
        String draft = desk.filled(ImportMode.CREATE, line("kim"));
        String done = desk.filled(ImportMode.CREATE, line("lee"));
        jobs.start(domain, owner, done, true);
        desk.workAs("a");
        jobs.start(domain, owner, done, false);
        desk.workAs("a");
        assertThat(desk.lines(done)).isEqualTo(2);
        purgeLines();
        assertThat(desk.lines(done)).isEqualTo(1);

        clock.pass(Duration.ofHours(25));
        chunks.expire(1000);
        assertThat(desk.row(draft).getString("state")).isEqualTo("CANCELED");
        assertThat(desk.sealed(draft)).isEmpty();

        clock.pass(Duration.ofDays(31));
        purgeLines();
        chunks.purge(1000);
        assertThat(room.rows("select 1 from user_import_jobs where domain_id = ?1", domain))
                .isEmpty();
    }

    /** Those of other tests, too, which may be more than a portion. */
    private void purgeLines() {
        while (chunks.purgeLines(1000) > 0) {
            // until nothing is left
        }
    }
}
