package spaceone.identity.userimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.token.Mandates;

/** Works at import jobs, some lines at a time, in the name of whoever started them. */
@ApplicationScoped
public class ImportRunner {

    private static final Logger LOG = System.getLogger(ImportRunner.class.getName());

    /** So many lines, then the node looks whether it is to stop. */
    private static final int PORTION = 50;

    /** What a crowd takes of that, by its time. */
    private static final int CROWD = 10;

    /** A line that fails so often by a fault of ours is given up. */
    private static final int MOST_ATTEMPTS = 3;

    @Inject ImportChunks chunks;
    @Inject ImportSteps steps;
    @Inject Mandates mandates;
    @Inject Actor actor;
    @Inject Audit audit;
    @Inject PasswordHasher hasher;

    /** Whether another thread of this node may work at them, too: nobody signs in here now. */
    public boolean isHelpWelcome() {
        return hasher.isIdle();
    }

    /** Does a portion; whether there may be more. */
    public boolean portion(String node, LineReader reader) {
        Optional<ImportChunk> claimed = chunks.claim(node);
        if (claimed.isEmpty()) {
            return chunks.closeOut();
        }
        ImportChunk chunk = claimed.get();
        mandates.act(chunk.mandate(), "UserImportJob.run");
        OptionalInt line = work(chunk, reader);
        if (line.isEmpty()) {
            return true;
        }
        if (line.getAsInt() < chunk.lines().size()) {
            chunks.release(chunk);
        } else {
            chunks.finish(chunk);
        }
        return true;
    }

    /** How many of its lines are done; none where the chunk is not this node's any more. */
    private OptionalInt work(ImportChunk chunk, LineReader reader) {
        ImportCrowds crowds = new ImportCrowds(chunk, reader, steps);
        int done = chunk.nextLine();
        for (int left = PORTION; done < chunk.lines().size() && left > 0; ) {
            String text = chunk.lines().get(done);
            if (text.isBlank()) {
                done++;
                continue;
            }
            OptionalInt together = crowds.bring(done);
            if (together.isEmpty()) {
                return together;
            }
            if (together.getAsInt() > done) {
                done = together.getAsInt();
                left -= CROWD;
            } else {
                boolean first = left == PORTION;
                done++;
                left--;
                if (!work(chunk, done, text, reader, first)) {
                    return OptionalInt.empty();
                }
            }
        }
        return OptionalInt.of(done);
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
                JsonObject person = LineReader.read(text);
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

    private boolean refuse(
            ImportChunk chunk, int line, @Nullable String userId, IdentityException refusal) {
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

    private static @Nullable String userId(JsonObject person) {
        String member = person.containsKey("user_id") ? "user_id" : "userId";
        return person.get(member) instanceof JsonString id && !id.getString().isBlank()
                ? id.getString().strip()
                : null;
    }
}
