package spaceone.identity.api.v2.userimport;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.userimport.ImportJobs;

public record AddChunkRequest(
        @NotNull String jobId,
        @NotNull
                @Doc(
                        value =
                                "Which chunk it is, from 1 to 2000. The same number again takes its"
                                        + " place.",
                        example = "1")
                @Most(value = ImportJobs.MOST_CHUNKS, least = 1)
                Integer number,
        @NotNull
                @Doc(
                        value =
                                "The lines, 1000 at most: of JSON_LINES a person each, written as `users`"
                                        + " of `user-import/run` are; of CSV rows.",
                        example = "\"{\\\"user_id\\\": \\\"kim@example.com\\\"}\"")
                @Most(ImportJobs.LONGEST_CHUNK)
                String content,
        @Nullable String domainId) {}
