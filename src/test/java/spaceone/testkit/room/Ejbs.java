package spaceone.testkit.room;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import spaceone.identity.SharedClock;

/** Makes session beans known to CDI, and what servers inject by annotations of their own. */
final class Ejbs implements Extension {

    private final List<AnnotatedType<?>> found = new ArrayList<>();

    <T> void resources(
            @Observes @WithAnnotations({Resource.class, PersistenceContext.class})
                    ProcessAnnotatedType<T> event) {
        event.configureAnnotatedType()
                .filterFields(Ejbs::isResource)
                .forEach(field -> field.add(InjectLiteral.INSTANCE));
    }

    private static boolean isResource(AnnotatedField<?> field) {
        return field.isAnnotationPresent(Resource.class)
                || field.isAnnotationPresent(PersistenceContext.class);
    }

    <T> void sessionBeans(
            @Observes
                    @Priority(Interceptor.Priority.APPLICATION + 1_000)
                    @WithAnnotations({Stateless.class, Singleton.class})
                    ProcessAnnotatedType<T> event) {
        found.add(event.getAnnotatedType());
        event.veto();
    }

    void add(@Observes AfterBeanDiscovery event, BeanManager beans) {
        for (AnnotatedType<?> type : found) {
            add(event, beans, type);
        }
        given(event, new RoomClock(), RoomClock.class, Clock.class);
        given(event, new SharedClock(), SharedClock.class);
        given(event, Tables.ofTheTransaction(), EntityManager.class);
        given(event, Tables.database(), DataSource.class);
        given(
                event,
                of(SessionContext.class, Ejbs::session),
                SessionContext.class,
                EJBContext.class);
        given(event, of(ManagedExecutorService.class, Ejbs::execute), ManagedExecutorService.class);
    }

    private static void given(AfterBeanDiscovery event, Object object, Class<?>... types) {
        event.addBean()
                .addTypes(types)
                .addQualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .createWith(ignored -> object);
    }

    private static <T> void add(
            AfterBeanDiscovery event, BeanManager beans, AnnotatedType<T> type) {
        Ejb<T> ejb = new Ejb<>(type, beans);
        event.<T>addBean()
                .beanClass(type.getJavaClass())
                .addTransitiveTypeClosure(type.getJavaClass())
                .addQualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .createWith(ignored -> ejb.shell());
        for (AnnotatedMethod<? super T> method : type.getMethods()) {
            List<? extends AnnotatedParameter<?>> parameters = method.getParameters();
            if (parameters.size() == 1 && parameters.get(0).isAnnotationPresent(Observes.class)) {
                event.addObserverMethod(new EjbObserver<>(ejb, method));
            }
        }
    }

    private record Call(String name, Object[] arguments) {}

    private static <T> T of(Class<T> type, Function<Call, Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        Ejbs.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                answer.apply(new Call(method.getName(), arguments))));
    }

    private static Object session(Call call) {
        return switch (call.name()) {
            case "setRollbackOnly" -> {
                Work.setRollbackOnly();
                yield null;
            }
            case "getRollbackOnly" -> Work.isRollbackOnly();
            case "getBusinessObject" -> CDI.current().select((Class<?>) call.arguments()[0]).get();
            default -> throw new UnsupportedOperationException(call.name());
        };
    }

    private static Object execute(Call call) {
        return switch (call.name()) {
            case "submit", "execute" -> {
                Work.later((Runnable) call.arguments()[0]);
                yield CompletableFuture.completedFuture(null);
            }
            case "hashCode", "toString", "equals" -> "tests".hashCode();
            default -> throw new UnsupportedOperationException(call.name());
        };
    }
}
