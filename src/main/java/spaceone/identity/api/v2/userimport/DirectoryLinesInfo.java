package spaceone.identity.api.v2.userimport;

import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.userimport.DirectoryLines.LeftOut;
import spaceone.identity.userimport.DirectoryLines.Reading;

/** What a directory gave a job. */
public record DirectoryLinesInfo(
        String jobId,
        @Doc("The directory that was read.") String directoryId,
        @Doc(value = "How many people of it are lines of the job now.", example = "1") int lines,
        @Doc(value = "How many entries of it are not.", example = "0") int omitted,
        @Doc("The first hundred of these, and why.") List<LeftOutInfo> leftOut,
        String domainId) {

    /** An entry that is in no line. */
    public record LeftOutInfo(
            @Doc(value = "Its distinguished name.", example = "\"cn=printer,dc=example,dc=com\"")
                    String entry,
            @Doc(value = "Why.", example = "\"has no id\"") String reason) {

        static LeftOutInfo of(LeftOut left) {
            return new LeftOutInfo(left.entry(), left.reason());
        }
    }

    static DirectoryLinesInfo of(String domainId, String jobId, Reading reading) {
        return new DirectoryLinesInfo(
                jobId,
                reading.directoryId(),
                reading.lines(),
                reading.omitted(),
                reading.leftOut().stream().map(LeftOutInfo::of).toList(),
                domainId);
    }
}
