package spaceone.identity.api.v2.userimport;

import java.util.Collection;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.userimport.Imported;

/** What became of each, in the order they were sent, and how many of each kind. */
public record UserImportInfo(
        @Doc("What became of each, in the order they were sent.") List<ImportedUserInfo> results,
        @Doc(value = "Whether it was a rehearsal.", example = "true") boolean dryRun,
        @Doc(value = "How many are new.", example = "1") int created,
        @Doc(value = "How many were changed.", example = "0") int updated,
        @Doc(value = "How many were here as told.", example = "0") int unchanged,
        @Doc(value = "How many were not taken.", example = "0") int refused) {

    private static final String REFUSED = "REFUSED";

    /** {@code code} and {@code message} as an error of a single call has them. */
    public record ImportedUserInfo(
            @Doc("As it was sent. Absent: none was.") String userId,
            @Doc(value = "CREATED, UPDATED, UNCHANGED or REFUSED.", example = "\"CREATED\"")
                    String outcome,
            @Doc(value = "Members that are other than before.", example = "[]")
                    Collection<String> changed,
            @Doc(
                            value =
                                    "Why they were refused: the code a call of their own would get.",
                            example = "\"ERROR_SAVE_UNIQUE_VALUES\"")
                    String code,
            @Doc(value = "The same in words.", example = "\"user_id is taken\"") String message) {

        static ImportedUserInfo of(String userId, Imported imported) {
            return new ImportedUserInfo(
                    userId, imported.outcome().name(), imported.changed(), null, null);
        }

        static ImportedUserInfo refused(String userId, String code, String message) {
            return new ImportedUserInfo(userId, REFUSED, List.of(), code, message);
        }
    }

    static UserImportInfo of(List<ImportedUserInfo> results, boolean dryRun) {
        return new UserImportInfo(
                results,
                dryRun,
                count(results, Imported.Outcome.CREATED.name()),
                count(results, Imported.Outcome.UPDATED.name()),
                count(results, Imported.Outcome.UNCHANGED.name()),
                count(results, REFUSED));
    }

    private static int count(List<ImportedUserInfo> results, String outcome) {
        return (int) results.stream().filter(each -> each.outcome.equals(outcome)).count();
    }
}
