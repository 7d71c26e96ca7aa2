package spaceone.testkit.room;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.weld.proxy.WeldClientProxy;

/** What the container does for callers of beans, for tests to do. */
public class Room {

    @Inject EntityManager em;

    /** In one transaction, as several calls of beans by a bean are. */
    public <T> T together(Supplier<T> work) {
        return Work.required(work::get);
    }

    public void together(Runnable work) {
        Work.required(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** On another thread than that of the test's own request, or after it, as somebody else. */
    public <T> T anew(Supplier<T> work) {
        RequestContextController request =
                CDI.current().select(RequestContextController.class).get();
        if (request.activate()) {
            try {
                return work.get();
            } finally {
                request.deactivate();
            }
        }
        return OtherThread.run(() -> anew(work));
    }

    public void anew(Runnable work) {
        anew(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** Changes rows behind the rooms' backs; parameters are {@code ?1}, {@code ?2} and so on. */
    public int tamper(String sql, Object... parameters) {
        return together(() -> query(sql, parameters).executeUpdate());
    }

    /** What stands in the tables. */
    public List<?> rows(String sql, Object... parameters) {
        return together(() -> query(sql, parameters).getResultList());
    }

    /** The one value that stands there. */
    public Object value(String sql, Object... parameters) {
        return together(() -> query(sql, parameters).getSingleResult());
    }

    /**
     * The bean behind what is injected: for a test that works under another setting, and sets it
     * back.
     */
    @SuppressWarnings("unchecked")
    public <T> T behind(T injected) {
        return (T) ((WeldClientProxy) injected).getMetadata().getContextualInstance();
    }

    private Query query(String sql, Object... parameters) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
