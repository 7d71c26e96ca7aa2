package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.annotation.sql.DataSourceDefinitions;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.setting.Settings;

/** Which pools there are, and which one a node takes. */
class ConnectionPoolsTest {

    private static final int[] SIZES = {8, 16, 24, 32, 48, 64, 96, 128};

    @Test
    void everySizeThatCanBeSetHasAPoolOfThatSize() {
        assertThat(ConnectionPools.class.getAnnotation(DataSourceDefinitions.class).value())
                .extracting(DataSourceDefinition::name, DataSourceDefinition::maxPoolSize)
                .containsExactlyInAnyOrder(
                        Arrays.stream(SIZES)
                                .mapToObj(size -> tuple("java:app/jdbc/identity-" + size, size))
                                .toArray(Tuple[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24, 32, 48, 64, 96, 128})
    void aNodeTakesThePoolOfTheSizeThatIsSet(int size) throws Exception {
        ConnectionPools pools = new ConnectionPools();
        DataSource wanted = null;
        for (Field field : ConnectionPools.class.getDeclaredFields()) {
            Resource resource = field.getAnnotation(Resource.class);
            if (resource != null) {
                DataSource pool = pool();
                field.set(pools, pool);
                wanted = resource.lookup().endsWith("-" + size) ? pool : wanted;
            }
        }
        Settings set = Settings.of(Map.of("IDENTITY_DB_POOL_SIZE", String.valueOf(size)));

        assertThat(pools.of(set)).isNotNull().isSameAs(wanted);
    }

    private static DataSource pool() {
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        Stream.of(DataSource.class).toArray(Class<?>[]::new),
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    default -> "a pool";
                                });
    }
}
