package spaceone.identity.api.v2.userimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import spaceone.identity.Chore;
import spaceone.identity.Housework;
import spaceone.identity.Ids;
import spaceone.identity.api.ErrorMapper;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.userimport.ImportRunner;
import spaceone.identity.userimport.LineReader;

/** Lets this node work at import jobs. How a line is written is for the API to say. */
@ApplicationScoped
public class UserImportChores implements Housework {

    private static final Duration OFTEN = Duration.ofSeconds(2);

    static final LineReader READER =
            new LineReader(
                    person -> Wire.read(person, UserToImport.class).toUser(), ErrorMapper::refusal);

    @Inject ImportRunner runner;

    @Override
    public List<Chore> chores() {
        return chores(Runtime.getRuntime().availableProcessors(), runner::isHelpWelcome);
    }

    /** Where there is another processor, another works at them as long as nobody signs in. */
    List<Chore> chores(int processors, BooleanSupplier idle) {
        Chore always = worker("user-imports", () -> true);
        return processors == 1
                ? List.of(always)
                : List.of(always, worker("user-imports-while-idle", idle));
    }

    private Chore worker(String name, BooleanSupplier may) {
        // The name that claims bear: this worker, in this process.
        String claimant = Ids.token();
        return new Chore(
                name,
                Optional.of(OFTEN),
                () -> may.getAsBoolean() && runner.portion(claimant, READER));
    }
}
