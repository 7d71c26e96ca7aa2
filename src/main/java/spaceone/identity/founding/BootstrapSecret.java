package spaceone.identity.founding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import spaceone.identity.Ids;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * What {@code System.init} demands of its first caller: from the configuration, or made at start
 * and printed once.
 */
@ApplicationScoped
public class BootstrapSecret {

    @Inject
    @Configured(Setting.BOOTSTRAP_SECRET)
    Optional<String> configured;

    private final String generated = Ids.token();

    boolean isConfigured() {
        return configured.filter(secret -> !secret.isBlank()).isPresent();
    }

    String value() {
        return isConfigured() ? configured.orElseThrow() : generated;
    }

    boolean matches(String secret) {
        return secret != null
                && MessageDigest.isEqual(
                        value().getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8));
    }
}
