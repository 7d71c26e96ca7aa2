package spaceone.identity.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Where values stand: in the sources of MicroProfile Config, the strongest first, as they are
 * written there. The environment is read here, for the server may look for {@code İDENTİTY_DB_URL}.
 */
final class Sources {

    private final List<ConfigSource> sources = new ArrayList<>();
    private final Map<String, String> environment;

    Sources(Iterable<ConfigSource> sources, Map<String, String> environment) {
        sources.forEach(this.sources::add);
        this.sources.sort(
                Collections.reverseOrder(
                        java.util.Comparator.comparingInt(ConfigSource::getOrdinal)));
        this.environment = environment;
    }

    static Sources of(Config config) {
        return new Sources(config.getConfigSources(), System.getenv());
    }

    /** The text as it is written; what is empty counts as not written. */
    Optional<String> find(String key) {
        boolean environmentAsked = false;
        for (ConfigSource source : sources) {
            if (!environmentAsked && source.getOrdinal() <= ENVIRONMENT) {
                environmentAsked = true;
                Optional<String> found = variable(key);
                if (found.isPresent()) {
                    return found.filter(text -> !text.isBlank());
                }
            }
            String text = source.getValue(key);
            if (text != null) {
                return Optional.of(text).filter(written -> !written.isBlank());
            }
        }
        return environmentAsked ? Optional.empty() : variable(key).filter(text -> !text.isBlank());
    }

    private static final int ENVIRONMENT = 300;

    /** In the three spellings that MicroProfile Config allows. */
    private Optional<String> variable(String key) {
        String spelt = key.replaceAll("[^A-Za-z0-9]", "_");
        return java.util.stream.Stream.of(key, spelt, Setting.variable(key))
                .map(environment::get)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The names of everything that looks like a setting of ours. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        environment.keySet().stream().filter(Sources::isOurs).forEach(names::add);
        for (ConfigSource source : sources) {
            source.getPropertyNames().stream()
                    .filter(Sources::isOurs)
                    .filter(name -> !environment.containsKey(Setting.variable(name)))
                    .forEach(names::add);
        }
        return names;
    }

    /** What the environment says to everybody of the way out of the network. */
    Optional<ProxyVariables> proxy() {
        return ProxyVariables.in(environment);
    }

    /** The variable that names a way out which cannot be taken. */
    Optional<String> unusableProxy() {
        return ProxyVariables.unusable(environment);
    }

    /** The value of what {@link #names} found. */
    String value(String name) {
        return environment.getOrDefault(name, "");
    }

    private static boolean isOurs(String name) {
        return name.startsWith("identity.")
                || name.startsWith("IDENTITY_")
                || name.startsWith("identity_");
    }
}
