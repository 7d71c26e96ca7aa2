package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.domainsetup.Section;
import spaceone.identity.domainsetup.SetupChange;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.domainsetup.SetupOutcome;

public record AppliedDomainSetupInfo(
        @Doc("What became of each thing.") List<SetupChangeInfo> results,
        @Doc(value = "Whether it was a rehearsal.", example = "true") boolean dryRun,
        @Doc(value = "How many are new.", example = "0") long created,
        @Doc(value = "How many were changed.", example = "1") long changed,
        @Doc(value = "How many are gone.", example = "0") long removed,
        @Doc(value = "How many were here as told.", example = "0") long unchanged,
        @Doc(value = "How many are here and not in the document.", example = "0") long left) {

    public record SetupChangeInfo(
            @Doc("Where in the document it belongs.") Section section,
            @Doc(
                            value =
                                    "Of a user group behind that of its workspace. Absent: there is one.",
                            example = "\"Auditor\"")
                    @Nullable String name,
            @Doc(value = "What became of it.", example = "\"CHANGED\"") SetupOutcome outcome,
            @Doc("Its members that are other than before.") List<MemberChangeInfo> changes) {

        static SetupChangeInfo of(SetupChange change) {
            return new SetupChangeInfo(
                    change.section(),
                    change.name(),
                    change.outcome(),
                    change.differences().stream().map(MemberChangeInfo::of).toList());
        }
    }

    /** Secrets are shown as masks. */
    public record MemberChangeInfo(
            @Doc(value = "Its name.", example = "\"state\"") String member,
            @Doc(value = "What it was. Absent: it was not.", example = "\"ENABLED\"")
                    @Nullable JsonValue before,
            @Doc(value = "What it is. Absent: it is gone.", example = "\"DISABLED\"")
                    @Nullable JsonValue after) {

        static MemberChangeInfo of(Difference difference) {
            return new MemberChangeInfo(
                    difference.member(), difference.before(), difference.after());
        }
    }

    static AppliedDomainSetupInfo of(List<SetupChange> changes, boolean dryRun) {
        return new AppliedDomainSetupInfo(
                changes.stream().map(SetupChangeInfo::of).toList(),
                dryRun,
                count(changes, SetupOutcome.CREATED),
                count(changes, SetupOutcome.CHANGED),
                count(changes, SetupOutcome.REMOVED),
                count(changes, SetupOutcome.UNCHANGED),
                count(changes, SetupOutcome.LEFT));
    }

    private static long count(List<SetupChange> changes, SetupOutcome outcome) {
        return changes.stream().filter(change -> change.outcome() == outcome).count();
    }
}
