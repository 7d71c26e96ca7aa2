package spaceone.identity.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.user.User;

/** How long tokens live (docs/contract/sign-in.md). */
@ApplicationScoped
public class Lifetimes {

    /** A token for setting up a demanded second factor. */
    static final Duration ENROLMENT = Duration.ofMinutes(10);

    @Inject
    @Configured(Setting.TOKEN_ACCESS)
    Duration access;

    @Inject
    @Configured(Setting.TOKEN_LONGEST_ACCESS)
    Duration longestAccess;

    @Inject
    @Configured(Setting.TOKEN_REFRESH)
    Duration refresh;

    @Inject
    @Configured(Setting.TOKEN_ROTATING_REFRESH)
    Duration rotating;

    @Inject
    @Configured(Setting.TOKEN_LONGEST_REFRESH)
    Duration longestRefresh;

    /**
     * What the client asks for, within the limit; nothing asked, or nonsense, means the default.
     */
    Duration access(@Nullable Integer seconds) {
        if (seconds == null || seconds <= 0) {
            return access;
        }
        Duration wanted = Duration.ofSeconds(seconds);
        return wanted.compareTo(longestAccess) > 0 ? longestAccess : wanted;
    }

    /** A refresh token that is replaced with every use. */
    Duration rotating() {
        return rotating;
    }

    /** Administrators may have a longer one of their own. */
    Duration refresh(User user) {
        if (!user.isAdministrator() || user.refreshTimeout().isEmpty()) {
            return refresh;
        }
        Duration own = Duration.ofSeconds(user.refreshTimeout().get());
        Duration longer = own.compareTo(refresh) > 0 ? own : refresh;
        return longer.compareTo(longestRefresh) > 0 ? longestRefresh : longer;
    }
}
