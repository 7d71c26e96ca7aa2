package spaceone.identity.userimport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import spaceone.identity.user.CarriedUser;

/**
 * Brings newcomers who stand on lines that follow each other together, which takes a tenth of the
 * time. Where anything speaks against one of them none has come, and half as many are tried: who it
 * is finds themselves alone in the end, and is judged as everybody is.
 */
final class ImportCrowds {

    private static final Logger LOG = System.getLogger(ImportCrowds.class.getName());

    /** In lines; what a crowd holds of its domain's counters, others wait for. */
    private static final int MOST = 500;

    private final ImportChunk chunk;
    private final LineReader reader;
    private final ImportSteps steps;

    /** By the numbers of their lines, as far as lines were read. */
    private final Map<Integer, Newcomer> newcomers = new HashMap<>();

    private int read;
    private int most = MOST;

    ImportCrowds(ImportChunk chunk, LineReader reader, ImportSteps steps) {
        this.chunk = chunk;
        this.reader = reader;
        this.steps = steps;
        this.read = chunk.nextLine();
    }

    /**
     * How many lines of the chunk are done, of which {@code done} were before; none where the chunk
     * is not this node's any more.
     */
    OptionalInt bring(int done) {
        if (done >= read) {
            read(done);
        }
        while (true) {
            List<Newcomer> crowd = crowd(done);
            if (crowd.size() < 2) {
                grow();
                return OptionalInt.of(done);
            }
            try {
                if (!bring(crowd)) {
                    return OptionalInt.empty();
                }
                grow();
                return OptionalInt.of(crowd.get(crowd.size() - 1).line());
            } catch (RuntimeException thrown) {
                // What is nobody's fault but ours would make imports slow, and nothing else.
                boolean ours = reader.refusal().apply(thrown).isEmpty();
                LOG.log(
                        ours ? Level.WARNING : Level.DEBUG,
                        "A crowd of " + chunk.chunkId() + " comes by halves",
                        thrown);
                most = crowd.size() / 2;
            }
        }
    }

    private void grow() {
        most = Math.min(MOST, most * 2);
    }

    private boolean bring(List<Newcomer> crowd) {
        if (!chunk.rehearsal()) {
            return steps.bring(chunk, crowd);
        }
        steps.rehearse(chunk, crowd);
        return steps.rehearsed(chunk, crowd);
    }

    private List<Newcomer> crowd(int done) {
        List<Newcomer> crowd = new ArrayList<>();
        for (int line = done; line < read && crowd.size() < most; line++) {
            Newcomer newcomer = newcomers.get(line + 1);
            if (newcomer != null) {
                crowd.add(newcomer);
            } else if (!chunk.lines().get(line).isBlank()) {
                break;
            }
        }
        return crowd;
    }

    private void read(int done) {
        newcomers.clear();
        read = Math.min(done + MOST, chunk.lines().size());
        List<Newcomer> plain = new ArrayList<>();
        for (int line = done; line < read && !chunk.missing(); line++) {
            int number = line + 1;
            person(chunk.lines().get(line)).ifPresent(one -> plain.add(new Newcomer(number, one)));
        }
        if (plain.isEmpty() || chunk.mode() == ImportMode.UPDATE) {
            return;
        }
        Set<CarriedUser> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(steps.newcomers(chunk, plain));
        plain.stream()
                .filter(one -> fresh.contains(one.user().person()))
                .forEach(one -> newcomers.put(one.line(), one));
    }

    /** Empty where there is more to do than to make them, or where it cannot be read. */
    private Optional<ImportedUser> person(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.person().apply(LineReader.read(line)))
                    .filter(ImportedUser::isPlain);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
