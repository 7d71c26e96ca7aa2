package spaceone.testkit.room;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The settings under which tests run: what the defaults are, whatever the environment says. */
final class RoomSettings extends ConfigProviderResolver implements ConfigSource {

    private static final int STRONGER_THAN_THE_ENVIRONMENT = 1_000;

    private static final Map<String, String> VALUES =
            Map.of(
                    "identity.secret.key", "a key of the tests that is long enough for them",
                    "identity.bootstrap", "none",
                    // Stand-ins of directories listen on this machine.
                    "identity.external.allow-private-addresses", "true");

    @Override
    public Config getConfig(ClassLoader loader) {
        return (Config)
                Proxy.newProxyInstance(
                        loader,
                        new Class<?>[] {Config.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getConfigSources")) {
                                return List.of(this);
                            }
                            throw new UnsupportedOperationException(method.toString());
                        });
    }

    @Override
    public String getValue(String key) {
        return VALUES.get(key);
    }

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public String getName() {
        return "tests";
    }

    @Override
    public int getOrdinal() {
        return STRONGER_THAN_THE_ENVIRONMENT;
    }

    @Override
    public Config getConfig() {
        return getConfig(RoomSettings.class.getClassLoader());
    }

    @Override
    public ConfigBuilder getBuilder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config config, ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config config) {
        throw new UnsupportedOperationException();
    }
}
