package spaceone.identity.api.admission;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import spaceone.identity.NodeCache;
import spaceone.identity.Sha256;

/**
 * Whose tokens were accepted here lately. It opens nothing: it only says whose share a request
 * takes.
 */
@ApplicationScoped
public class KnownCallers {

    private static final int MOST = 10_000;

    private final Cache<String, String> callers = NodeCache.ofAtMost(MOST).build();

    /** The token in this header was good, and is this caller's. */
    public void remember(String authorization, String caller) {
        callers.put(Sha256.hex(authorization), caller);
    }

    /**
     * Who comes with tokens that nobody knows here does not stand in the way of a sign-in from the
     * same place.
     */
    String of(String authorization, String source) {
        return authorization == null
                ? source
                : Optional.ofNullable(callers.getIfPresent(Sha256.hex(authorization)))
                        .orElse(source + " with a token");
    }
}
