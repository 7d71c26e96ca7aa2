package spaceone.identity.api.v2.userimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** The name that claims bear: this node, in this process. */
    private final String node = Ids.token();

    @Inject ImportRunner runner;

    @Override
    public List<Chore> chores() {
        return List.of(
                new Chore("user-imports", Optional.of(OFTEN), () -> runner.portion(node, READER)));
    }
}
