package spaceone.testkit.room;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** What {@link InRoom} stands for. */
final class RoomExtension
        implements TestInstancePostProcessor, BeforeEachCallback, AfterEachCallback {

    private RequestContextController request;

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        begin();
        inject(test);
    }

    private static <T> void inject(T test) {
        BeanManager beans = Container.get().getBeanManager();
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) test.getClass();
        beans.getInjectionTargetFactory(beans.createAnnotatedType(type))
                .createInjectionTarget(null)
                .inject(test, beans.createCreationalContext(null));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
        Container.get().select(RoomClock.class).get().reset();
        Container.get().select(Heard.class).get().clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        request.deactivate();
        request = null;
    }

    /** Some beans are asked for what they need in a request already when they are made. */
    private void begin() {
        if (request == null) {
            request = Container.get().select(RequestContextController.class).get();
            request.activate();
        }
    }
}
