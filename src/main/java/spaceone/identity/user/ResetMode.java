package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a user comes to a new password: by a mailed link, or by a mailed temporary password. */
@ApplicationScoped
public class ResetMode {

    @Inject
    @ConfigProperty(name = "identity.password-reset.mode", defaultValue = "access-token")
    String mode;

    /** Without it everybody gets the same answer; with it, the reason why not. */
    @Inject
    @ConfigProperty(name = "identity.password-reset.disclose", defaultValue = "false")
    boolean disclose;

    public boolean discloses() {
        return disclose;
    }

    boolean isTemporaryPassword() {
        return mode.equals("temporary-password");
    }
}
