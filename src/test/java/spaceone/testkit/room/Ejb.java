package spaceone.testkit.room;

import static net.bytebuddy.matcher.ElementMatchers.isPackagePrivate;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A session bean: whoever asks for it gets an empty shell of its class that calls the real one, as
 * of a container. What is not public cannot be called through it, and what the bean calls of itself
 * does not pass it.
 */
final class Ejb<T> {

    private final AnnotatedType<T> type;
    private final BeanManager beans;
    private T bean;
    private T shell;

    Ejb(AnnotatedType<T> type, BeanManager beans) {
        this.type = type;
        this.beans = beans;
    }

    /** Made when it is first called: beans ask for each other in circles. */
    private synchronized T bean() {
        if (bean == null) {
            InjectionTarget<T> target =
                    beans.getInjectionTargetFactory(type).createInjectionTarget(null);
            var context = beans.<T>createCreationalContext(null);
            T made = target.produce(context);
            target.inject(made, context);
            bean = made;
            target.postConstruct(made);
        }
        return bean;
    }

    synchronized T shell() {
        if (shell == null) {
            shell = makeShell();
        }
        return shell;
    }

    private T makeShell() {
        Class<T> bare = type.getJavaClass();
        InvocationHandler business = (proxy, method, arguments) -> call(method, arguments);
        InvocationHandler other =
                (proxy, method, arguments) -> {
                    throw new IllegalStateException(
                            "A container would call this on the shell: " + method);
                };
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(bare, MethodHandles.lookup());
            Constructor<? extends T> constructor =
                    new ByteBuddy()
                            .subclass(bare, ConstructorStrategy.Default.IMITATE_SUPER_CLASS)
                            .name(bare.getName() + "$Shell")
                            .method(isPackagePrivate())
                            .intercept(InvocationHandlerAdapter.of(other))
                            .method(
                                    isPublic()
                                            .and(
                                                    ElementMatchers.not(
                                                            ElementMatchers.isDeclaredBy(
                                                                    Object.class))))
                            .intercept(InvocationHandlerAdapter.of(business))
                            .make()
                            .load(
                                    bare.getClassLoader(),
                                    ClassLoadingStrategy.UsingLookup.of(lookup))
                            .getLoaded()
                            .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(bare + " cannot be a session bean", e);
        }
    }

    private Object call(Method method, Object[] arguments) {
        if (method.isAnnotationPresent(Asynchronous.class)) {
            Work.later(() -> callNow(method, arguments));
            return null;
        }
        return callNow(method, arguments);
    }

    Object callNow(Method method, Object... arguments) {
        return Work.call(attribute(method), () -> invoke(method, arguments));
    }

    private Object invoke(Method method, Object... arguments) throws Exception {
        try {
            method.setAccessible(true);
            return method.invoke(bean(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    private TransactionAttributeType attribute(Method method) {
        TransactionManagement management =
                type.getJavaClass().getAnnotation(TransactionManagement.class);
        if (management != null && management.value() == TransactionManagementType.BEAN) {
            return TransactionAttributeType.NOT_SUPPORTED;
        }
        TransactionAttribute own = method.getAnnotation(TransactionAttribute.class);
        TransactionAttribute wanted =
                own != null
                        ? own
                        : method.getDeclaringClass().getAnnotation(TransactionAttribute.class);
        return wanted == null ? TransactionAttributeType.REQUIRED : wanted.value();
    }
}
