package spaceone.identity.api.v2.userimport;

import java.util.Collection;
import java.util.List;
import spaceone.identity.userimport.Imported;

/** What became of each, in the order they were sent, and how many of each kind. */
public record UserImportInfo(
        List<ImportedUserInfo> results,
        boolean dryRun,
        int created,
        int updated,
        int unchanged,
        int refused) {

    private static final String REFUSED = "REFUSED";

    /** {@code code} and {@code message} as an error of a single call has them. */
    public record ImportedUserInfo(
            String userId,
            String outcome,
            Collection<String> changed,
            String code,
            String message) {

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
