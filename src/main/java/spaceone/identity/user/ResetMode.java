package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import spaceone.identity.StartRefused;

/** How a user comes to a new password: by a mailed link, or by a mailed temporary password. */
@ApplicationScoped
public class ResetMode {

    private static final String PASSWORD = "temporary-password";
    private static final List<String> MODES = List.of("access-token", PASSWORD);

    @Inject
    @ConfigProperty(name = "identity.password-reset.mode", defaultValue = "access-token")
    String mode;

    /** Without it everybody gets the same answer; with it, the reason why not. */
    @Inject
    @ConfigProperty(name = "identity.password-reset.disclose", defaultValue = "false")
    boolean disclose;

    /** A mode that does not exist shall stop the deployment, not surprise the first user. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (!MODES.contains(mode)) {
            throw StartRefused.because(
                    "identity.password-reset.mode is none of " + String.join(", ", MODES));
        }
    }

    public boolean discloses() {
        return disclose;
    }

    boolean isTemporaryPassword() {
        return mode.equals(PASSWORD);
    }
}
