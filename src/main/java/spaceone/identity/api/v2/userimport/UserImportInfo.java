package spaceone.identity.api.v2.userimport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.userimport.Baggage;
import spaceone.identity.userimport.Imported;
import spaceone.identity.userimport.Piece;

/** What became of each, in the order they were sent, and how many of each kind. */
public record UserImportInfo(
        @Doc("What became of each, in the order they were sent.") List<ImportedUserInfo> results,
        @Doc(value = "Whether it was a rehearsal.", example = "true") boolean dryRun,
        @Doc(value = "How many are new.", example = "1") int created,
        @Doc(value = "How many were changed.", example = "0") int updated,
        @Doc(value = "How many were here as told.", example = "0") int unchanged,
        @Doc(value = "How many were not taken.", example = "0") int refused,
        @Doc("What stays behind, and of how many. Only where the file of another service is read.")
                @Nullable List<LossInfo> told) {

    private static final String REFUSED = "REFUSED";

    /** {@code code} and {@code message} as an error of a single call has them. */
    public record ImportedUserInfo(
            @Doc("As it was sent. Absent: none was.") @Nullable String userId,
            @Doc(value = "CREATED, UPDATED, UNCHANGED or REFUSED.", example = "\"CREATED\"")
                    String outcome,
            @Doc(value = "Members that are other than before.", example = "[]")
                    Collection<String> changed,
            @Doc(
                            value =
                                    "Why they were refused: the code a call of their own would get.",
                            example = "\"ERROR_SAVE_UNIQUE_VALUES\"")
                    @Nullable String code,
            @Doc(value = "The same in words.", example = "\"user_id is taken\"")
                    @Nullable String message,
            @Doc(
                            "What became of each thing the file tells of them. Only where the file of"
                                    + " another service is read.")
                    @Nullable List<FieldInfo> fields,
            @Doc(
                            value = "What is no person: its id in the database it comes from.",
                            example = "\"workspace-1a2b3c4d5e6f\"")
                    @Nullable String documentId) {

        static ImportedUserInfo of(@Nullable String userId, Imported imported) {
            return new ImportedUserInfo(
                    userId, imported.outcome().name(), imported.changed(), null, null, null, null);
        }

        static ImportedUserInfo refused(@Nullable String userId, String code, String message) {
            return new ImportedUserInfo(userId, REFUSED, List.of(), code, message, null, null);
        }

        ImportedUserInfo with(Baggage baggage) {
            return new ImportedUserInfo(
                    userId,
                    outcome,
                    changed,
                    code,
                    message,
                    baggage.pieces().stream().map(FieldInfo::of).toList(),
                    documentId);
        }

        ImportedUserInfo ofDocument() {
            return new ImportedUserInfo(null, outcome, changed, code, message, fields, userId);
        }
    }

    /** What became of one thing that another service knew of somebody. */
    public record FieldInfo(
            @Doc(value = "Where it stands in the file.", example = "\"attributes.department\"")
                    String field,
            @Doc(
                            value =
                                    "KEPT as it is, MAPPED to something else, or TOLD: it stays behind.",
                            example = "\"KEPT\"")
                    String fate,
            @Doc(value = "The member it becomes here.", example = "\"tags.department\"")
                    @Nullable String as,
            @Doc(
                            value = "Why it stays behind, or is other than it was.",
                            example = "\"sessions are not carried over\"")
                    @Nullable String reason) {

        static FieldInfo of(Piece piece) {
            return new FieldInfo(piece.field(), piece.fate().name(), piece.as(), piece.reason());
        }
    }

    /** What stays behind, all people together. */
    public record LossInfo(
            @Doc(value = "Where it stands in the file.", example = "\"credentials[]\"")
                    String field,
            @Doc(value = "Why.", example = "\"sessions are not carried over\"") String reason,
            @Doc(value = "How often.", example = "1") int count) {}

    /** {@code results} say what became of each field. */
    static UserImportInfo withFields(List<ImportedUserInfo> results, boolean dryRun) {
        Map<String, Map<String, Integer>> losses = new TreeMap<>();
        results.stream()
                .flatMap(each -> Stream.ofNullable(each.fields).flatMap(List::stream))
                .filter(each -> each.fate.equals(Piece.Fate.TOLD.name()))
                .forEach(
                        each ->
                                losses.computeIfAbsent(
                                                each.field.replaceAll("\\[[0-9]+]", "[]"),
                                                field -> new TreeMap<>())
                                        .merge(each.reason, 1, Integer::sum));
        List<LossInfo> told = new ArrayList<>();
        losses.forEach(
                (field, reasons) ->
                        reasons.forEach(
                                (reason, count) -> told.add(new LossInfo(field, reason, count))));
        return of(results, dryRun, told);
    }

    static UserImportInfo of(List<ImportedUserInfo> results, boolean dryRun) {
        return of(results, dryRun, null);
    }

    private static UserImportInfo of(
            List<ImportedUserInfo> results, boolean dryRun, @Nullable List<LossInfo> told) {
        return new UserImportInfo(
                results,
                dryRun,
                count(results, Imported.Outcome.CREATED.name()),
                count(results, Imported.Outcome.UPDATED.name()),
                count(results, Imported.Outcome.UNCHANGED.name()),
                count(results, REFUSED),
                told);
    }

    private static int count(List<ImportedUserInfo> results, String outcome) {
        return (int) results.stream().filter(each -> each.outcome.equals(outcome)).count();
    }
}
