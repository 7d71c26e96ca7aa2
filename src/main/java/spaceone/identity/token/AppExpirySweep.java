package spaceone.identity.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Looks every hour for apps whose key ends before long. */
@ApplicationScoped
public class AppExpirySweep implements Housework {

    private static final Duration EVERY = Duration.ofHours(1);

    @Inject AppExpiryNotices notices;

    @Override
    public List<Chore> chores() {
        return List.of(new Chore("tell-app-expiry", Optional.of(EVERY), () -> notices.tell() > 0));
    }
}
