package spaceone.identity.api.admission;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** An asynchronous context as a server has it. */
final class Suspension {

    private volatile boolean returned;
    private final Runnable onDispatch;

    Suspension(Runnable onDispatch) {
        this.onDispatch = onDispatch;
    }

    /** The thread that began it is out of the filters. */
    Suspension returns() {
        returned = true;
        return this;
    }

    AsyncContext context() {
        return (AsyncContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {AsyncContext.class},
                        (proxy, method, arguments) -> call(method));
    }

    private Object call(Method method) {
        if (method.getName().equals("setTimeout") && returned) {
            throw new IllegalStateException();
        }
        if (method.getName().equals("dispatch")) {
            onDispatch.run();
        }
        return null;
    }
}
