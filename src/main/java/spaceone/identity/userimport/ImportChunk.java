package spaceone.identity.userimport;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A chunk that a node works at. The claim is a lease: who was killed loses it, and another goes on
 * behind the last line that was written down.
 *
 * @param lines those behind the last that was worked at are still to be done
 * @param attempts how often it was claimed since a line was last written down
 */
record ImportChunk(
        String chunkId,
        String jobId,
        String domainId,
        int number,
        boolean missing,
        int round,
        boolean rehearsal,
        ImportMode mode,
        JsonObject mandate,
        int nextLine,
        int attempts,
        String node,
        List<String> lines) {}
