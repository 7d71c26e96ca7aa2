package spaceone.identity.api.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import spaceone.identity.Sha256;

/**
 * Whose tokens were accepted here lately. It opens nothing: it only says whose share a request
 * takes.
 */
@ApplicationScoped
public class KnownCallers {

    private static final int MOST = 10_000;

    private final Map<String, String> callers =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                            return size() > MOST;
                        }
                    });

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
                : callers.getOrDefault(Sha256.hex(authorization), source + " with a token");
    }
}
