package spaceone.identity.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's data source, configured by {@code identity.db.url}, {@code identity.db.user} and
 * {@code identity.db.password}. What the URL says wins over the defaults here.
 */
public class PostgresDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private static final Map<PGProperty, String> DEFAULTS =
            Map.of(
                    PGProperty.APPLICATION_NAME, "identity",
                    // json, inet and the like take a plain string
                    PGProperty.STRING_TYPE, "unspecified",
                    PGProperty.REWRITE_BATCHED_INSERTS, "true",
                    PGProperty.TCP_KEEP_ALIVE, "true",
                    PGProperty.CONNECT_TIMEOUT, "10",
                    PGProperty.LOGIN_TIMEOUT, "15",
                    // a request that waits longer has lost its client
                    PGProperty.SOCKET_TIMEOUT, "60");

    public PostgresDataSource() {
        Config config = ConfigProvider.getConfig();
        String url = read(config, "identity.db.url").orElseThrow(StartRefused::noDatabase);
        Properties given = Driver.parseURL(url, null);
        if (given == null) {
            throw StartRefused.notPostgres();
        }
        setUrl(url);
        DEFAULTS.forEach(
                (property, value) -> {
                    if (given.getProperty(property.getName()) == null) {
                        setProperty(property, value);
                    }
                });
        read(config, "identity.db.user").ifPresent(user -> setProperty(PGProperty.USER, user));
        read(config, "identity.db.password")
                .ifPresent(word -> setProperty(PGProperty.PASSWORD, word));
    }

    private static Optional<String> read(Config config, String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }
}
