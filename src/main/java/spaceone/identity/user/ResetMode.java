package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** How a user comes to a new password: by a mailed link, or by a mailed temporary password. */
@ApplicationScoped
public class ResetMode {

    private static final String PASSWORD = "temporary-password";

    @Inject
    @Configured(Setting.PASSWORD_RESET_MODE)
    String mode;

    /** Without it everybody gets the same answer; with it, the reason why not. */
    @Inject
    @Configured(Setting.PASSWORD_RESET_DISCLOSE)
    boolean disclose;

    public boolean discloses() {
        return disclose;
    }

    boolean isTemporaryPassword() {
        return mode.equals(PASSWORD);
    }
}
