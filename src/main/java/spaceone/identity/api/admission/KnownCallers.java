package spaceone.identity.api.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

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
        callers.put(digest(authorization), caller);
    }

    /**
     * Who comes with tokens that nobody knows here does not stand in the way of a sign-in from the
     * same place.
     */
    String of(String authorization, String source) {
        return authorization == null
                ? source
                : callers.getOrDefault(digest(authorization), source + " with a token");
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
