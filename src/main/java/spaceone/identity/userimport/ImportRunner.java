package spaceone.identity.userimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.token.Mandates;

/** Works at import jobs, some lines at a time, in the name of whoever started them. */
@ApplicationScoped
public class ImportRunner {

    private static final Logger LOG = System.getLogger(ImportRunner.class.getName());

    /** So many lines, then the node looks whether it is to stop. */
    private static final int LINES = 50;

    /** A line that fails so often by a fault of ours is given up. */
    private static final int MOST_ATTEMPTS = 3;

    @Inject ImportChunks chunks;
    @Inject ImportSteps steps;
    @Inject Mandates mandates;
    @Inject Actor actor;
    @Inject Audit audit;

    /** Does a portion; whether there may be more. */
    public boolean portion(String node, LineReader reader) {
        Optional<ImportChunk> claimed = chunks.claim(node);
        if (claimed.isEmpty()) {
            return chunks.closeOut();
        }
        ImportChunk chunk = claimed.get();
        mandates.act(chunk.mandate(), "UserImportJob.run");
        int done = 0;
        int line = chunk.nextLine();
        while (line < chunk.lines().size() && done < LINES) {
            String text = chunk.lines().get(line);
            line++;
            if (!text.isBlank()) {
                done++;
                if (!work(chunk, line, text, reader, done == 1)) {
                    return true;
                }
            }
        }
        if (line < chunk.lines().size()) {
            chunks.release(chunk);
        } else {
            chunks.finish(chunk);
        }
        return true;
    }

    /** Whether the chunk is this node's still. */
    private boolean work(
            ImportChunk chunk, int line, String text, LineReader reader, boolean first) {
        String userId = null;
        for (int attempt = 1; ; attempt++) {
            try {
                if (chunk.missing()) {
                    userId = text;
                    return disable(chunk, line, text);
                }
                JsonObject person = read(text);
                userId = userId(person);
                ImportedUser user = reader.person().apply(person);
                return chunk.rehearsal()
                        ? steps.rehearse(chunk, line, user)
                        : steps.bring(chunk, line, user);
            } catch (RuntimeException thrown) {
                Optional<IdentityException> refusal = reader.refusal().apply(thrown);
                if (refusal.isEmpty() || passes(refusal.get().error())) {
                    if (attempt < MOST_ATTEMPTS && refusal.isPresent()) {
                        continue;
                    }
                    if (!first || chunk.attempts() < MOST_ATTEMPTS) {
                        throw thrown;
                    }
                    LOG.log(Level.ERROR, "A line of " + chunk.chunkId() + " is given up", thrown);
                    refusal = Optional.of(CommonError.UNKNOWN.with(chunk.chunkId()));
                }
                return refuse(chunk, line, userId, refusal.get());
            }
        }
    }

    private boolean disable(ImportChunk chunk, int line, String userId) {
        if (!chunk.rehearsal()) {
            return steps.disable(chunk, line, userId);
        }
        steps.rehearseDisabling(chunk, userId);
        return steps.rehearsedDisabling(chunk, line, userId);
    }

    private boolean refuse(ImportChunk chunk, int line, String userId, IdentityException refusal) {
        if (refusal.error().kind() == ErrorCode.Kind.DENIED) {
            audit.refused(
                    actor.action(),
                    chunk.domainId(),
                    "User",
                    userId == null ? "" : userId,
                    refusal.error().code());
        }
        return steps.refuse(chunk, line, userId, refusal.error().code(), refusal.told());
    }

    /** What another attempt may mend. */
    private static boolean passes(ErrorCode error) {
        return error == CommonError.CONFLICT
                || error.kind() == ErrorCode.Kind.UNAVAILABLE
                || error.kind() == ErrorCode.Kind.TIMEOUT;
    }

    private static JsonObject read(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private static String userId(JsonObject person) {
        String member = person.containsKey("user_id") ? "user_id" : "userId";
        return person.get(member) instanceof JsonString id && !id.getString().isBlank()
                ? id.getString().strip()
                : null;
    }
}
