package spaceone.testkit.room;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.persistence.internal.jpa.deployment.SEPersistenceUnitInfo;
import org.eclipse.persistence.jpa.PersistenceProvider;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;

/** The database of all rooms, and all entities on it. */
final class Tables {

    private static final DataSource DATABASE = ChangeLog.applied();
    private static final EntityManagerFactory ENTITIES = open();

    /** What the container refuses to do outside of a transaction. */
    private static final Set<String> WRITES =
            Set.of("persist", "merge", "remove", "refresh", "flush", "lock");

    private Tables() {}

    static DataSource database() {
        return DATABASE;
    }

    static EntityManagerFactory entities() {
        return ENTITIES;
    }

    /** The transaction's own, or outside of one a new one for each call. */
    static EntityManager ofTheTransaction() {
        return (EntityManager)
                Proxy.newProxyInstance(
                        Tables.class.getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (proxy, method, arguments) -> {
                            if (!Work.isActive() && WRITES.contains(method.getName())) {
                                throw new TransactionRequiredException(method.getName());
                            }
                            EntityManager em =
                                    Work.isActive()
                                            ? Work.entityManager()
                                            : ENTITIES.createEntityManager();
                            try {
                                return method.invoke(em, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static EntityManagerFactory open() {
        SEPersistenceUnitInfo unit = new SEPersistenceUnitInfo();
        unit.setPersistenceUnitName("rooms");
        unit.setPersistenceUnitRootUrl(Classes.ROOT);
        unit.setPersistenceProviderClassName(PersistenceProvider.class.getName());
        unit.setTransactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        unit.setManagedClassNames(Classes.entities().stream().map(Class::getName).toList());
        unit.setExcludeUnlistedClasses(true);
        unit.setMappingFileNames(List.of());
        unit.setJarFileUrls(List.of());
        unit.setSharedCacheMode("NONE");
        unit.setClassLoader(Tables.class.getClassLoader());
        unit.setNewTempClassLoader(Tables.class.getClassLoader());
        unit.setProperties(new Properties());
        return new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        unit,
                        Map.of(
                                "jakarta.persistence.jdbc.url",
                                Database.url(DATABASE)
                                        + "&stringtype=unspecified&reWriteBatchedInserts=true"
                                        + "&options=-c%20lock_timeout=5s",
                                "eclipselink.connection-pool.default.initial",
                                "1",
                                "eclipselink.connection-pool.default.min",
                                "32",
                                "eclipselink.target-database",
                                "PostgreSQL",
                                "eclipselink.jdbc.batch-writing",
                                "JDBC",
                                "eclipselink.jdbc.batch-writing.size",
                                "100",
                                "eclipselink.session.customizer",
                                WatchedSession.class.getName(),
                                "eclipselink.weaving",
                                "false",
                                "eclipselink.logging.level",
                                "WARNING"));
    }
}
