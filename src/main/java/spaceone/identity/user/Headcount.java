package spaceone.identity.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many people a domain has.
 *
 * @param administrators of the domain, or of the installation in the root domain
 * @param lastAccessedAt when somebody of it was last here; null: nobody ever
 */
public record Headcount(
        long users, long enabledUsers, long administrators, @Nullable Instant lastAccessedAt) {}
