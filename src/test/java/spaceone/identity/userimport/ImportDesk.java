package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.query.Query;
import spaceone.identity.session.SessionKind;
import spaceone.identity.token.CallerRole;
import spaceone.identity.token.OwnerType;
import spaceone.identity.token.Principal;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.User;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Import jobs of a domain, as its administrator sees them, and nodes that work at them. */
final class ImportDesk {

    static final LineReader READER = new LineReader(ImportDesk::person, ImportDesk::refusal);

    private static final String HASH =
            "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC";

    private final ImportJobs jobs;
    private final ImportRunner runner;
    private final Town town;
    private final Room room;
    private Principal owner;

    ImportDesk(ImportJobs jobs, ImportRunner runner, Town town, Room room) {
        this.jobs = jobs;
        this.runner = runner;
        this.town = town;
        this.room = room;
    }

    Principal owner() {
        if (owner == null) {
            owner = of(town.administrator("owner"));
        }
        return owner;
    }

    void workAs(String node) {
        room.anew(
                () -> {
                    int portions = 0;
                    while (runner.portion(node, READER)) {
                        assertThat(portions++).isLessThan(100);
                    }
                });
    }

    String filled(ImportMode mode, String... lines) {
        String job = create(plan(mode));
        jobs.addChunk(town.domainId(), owner(), job, 1, String.join("\n", lines));
        return job;
    }

    String create(ImportJob.Plan plan) {
        return jobs.create(town.domainId(), owner(), plan).jobId();
    }

    static ImportJob.Plan plan(ImportMode mode) {
        return new ImportJob.Plan(mode, false, ImportFormat.JSON_LINES, List.of());
    }

    JsonObject row(String job) {
        return jobs.list(town.domainId(), Query.parse(null).with("job_id", job)).results().get(0);
    }

    String counts(String job) {
        JsonObject row = row(job);
        return "%d created, %d unchanged, %d refused, %d disabled"
                .formatted(
                        row.getInt("created"),
                        row.getInt("unchanged"),
                        row.getInt("refused"),
                        row.getInt("disabled"));
    }

    List<String> report(String job) {
        return jobs.report(town.domainId(), job, Query.parse(null)).results().stream()
                .map(
                        line ->
                                "%d/%d %s %s %s"
                                        .formatted(
                                                line.getInt("chunk"),
                                                line.getInt("line"),
                                                line.getString("user_id", "-"),
                                                line.getString("outcome"),
                                                line.getString("code", ""))
                                        .strip())
                .toList();
    }

    List<String> sealed(String job) {
        return room
                .rows(
                        "select sealed_lines from user_import_chunks"
                                + " where job_id = ?1 and sealed_lines is not null",
                        job)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    int lines(String job) {
        return room.rows("select line from user_import_lines where job_id = ?1", job).size();
    }

    Principal of(User user, String... permissions) {
        return new Principal(
                OwnerType.USER,
                CallerRole.DOMAIN_ADMIN,
                town.domainId(),
                user.userId(),
                "",
                List.of(permissions),
                List.of(),
                "session",
                SessionKind.SIGN_IN,
                Instant.EPOCH);
    }

    static String line(String userId) {
        return "{\"user_id\": \"%s\", \"password_hash\": \"%s\"}".formatted(userId, HASH);
    }

    static ImportedUser carried(String userId) {
        return carried(userId, List.of());
    }

    static ImportedUser carried(String userId, List<ImportedUser.Post> posts) {
        return new ImportedUser(
                new CarriedUser(
                        userId, null, null, HASH, null, null, null, null, null, null, Set.of(),
                        null, null, null),
                null,
                posts,
                List.of());
    }

    static ImportedUser person(JsonObject line) {
        String userId = line.getString("user_id", "").strip();
        JsonValue role = line.get("role");
        return carried(
                userId.isEmpty() ? null : userId,
                role == null
                        ? List.of()
                        : List.of(new ImportedUser.Post(line.getString("role"), null)));
    }

    static Optional<IdentityException> refusal(RuntimeException thrown) {
        if (thrown instanceof IdentityException refused) {
            return Optional.of(refused);
        }
        return thrown instanceof JsonException
                ? Optional.of(CommonError.JSON_FORMAT.with("line"))
                : Optional.empty();
    }
}
