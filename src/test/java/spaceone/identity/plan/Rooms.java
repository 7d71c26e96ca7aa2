package spaceone.identity.plan;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.setting.Settings;

/**
 * The beans of the application without a container: each is made when it is first asked for, with
 * what it asks for. Facts are told to nobody.
 */
final class Rooms implements AutoCloseable {

    private static final Settings SETTINGS = Settings.of(Map.of());

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final EntityManagerFactory factory;
    private DataSource database;
    private EntityManager entities;

    Rooms() {
        DataSource current =
                (DataSource)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (proxy, method, arguments) -> method.invoke(database, arguments));
        beans.put(DataSource.class, current);
        beans.put(Clock.class, Clock.systemUTC());
        beans.put(
                EntityManager.class,
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (proxy, method, arguments) -> method.invoke(entities, arguments)));
        factory =
                Persistence.createEntityManagerFactory(
                        "all-test", Map.of("jakarta.persistence.nonJtaDataSource", current));
    }

    /** In a transaction of that database, which its owner ends. */
    void in(DataSource place, Runnable work) {
        database = place;
        entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            work.run();
            entities.flush();
            entities.getTransaction().rollback();
        } finally {
            entities.close();
        }
    }

    <T> T get(Class<T> type) {
        Object known = beans.get(type);
        return type.cast(known == null ? made(type) : known);
    }

    private Object made(Class<?> type) {
        if (type.isInterface()) {
            Object silent =
                    Proxy.newProxyInstance(
                            type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> null);
            beans.put(type, silent);
            return silent;
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            beans.put(type, bean);
            for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (isInjected(field)) {
                        field.setAccessible(true);
                        field.set(bean, value(field));
                    }
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            // Made in another way; whoever needs it will tell.
            return null;
        }
    }

    private static boolean isInjected(Field field) {
        return field.isAnnotationPresent(Inject.class)
                || field.isAnnotationPresent(PersistenceContext.class)
                || field.isAnnotationPresent(Resource.class) && field.getType() == DataSource.class;
    }

    private Object value(Field field) {
        Configured configured = field.getAnnotation(Configured.class);
        return configured == null
                ? get(field.getType())
                : setting(configured.value(), field.getType());
    }

    private static Object setting(Setting setting, Class<?> type) {
        if (type == int.class) {
            return SETTINGS.whole(setting);
        }
        if (type == boolean.class) {
            return SETTINGS.flag(setting);
        }
        if (type == Duration.class) {
            return SETTINGS.duration(setting);
        }
        if (type == Set.class) {
            return SETTINGS.list(setting);
        }
        return type == Optional.class
                ? SETTINGS.find(setting, Object.class)
                : SETTINGS.text(setting);
    }

    @Override
    public void close() {
        factory.close();
    }
}
