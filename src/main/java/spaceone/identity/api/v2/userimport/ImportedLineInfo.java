package spaceone.identity.api.v2.userimport;

import java.util.List;
import spaceone.identity.api.openapi.Doc;

/** What became of a line, or would become. */
public record ImportedLineInfo(
        @Doc(value = "Number of the chunk.", example = "1") int chunk,
        @Doc(value = "Line in the chunk, from 1; a header does not count.", example = "1") int line,
        @Doc("Whom it names. Absent: nobody.") String userId,
        @Doc(value = "CREATED, UPDATED, UNCHANGED, REFUSED or DISABLED.", example = "\"CREATED\"")
                String outcome,
        @Doc(value = "Members that are other than before.", example = "[]") List<String> changed,
        @Doc(
                        value = "Why it was refused: the code a call of its own would get.",
                        example = "\"ERROR_SAVE_UNIQUE_VALUES\"")
                String code,
        @Doc(value = "The same in words.", example = "\"user_id is taken\"") String message) {}
