package spaceone.testkit.room;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;

/** A transaction of the present thread, and what waits for its end. */
final class Work {

    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);
    private static final ThreadLocal<Deque<Runnable>> LATER =
            ThreadLocal.withInitial(ArrayDeque::new);

    private final EntityManager em = Tables.entities().createEntityManager();
    private final List<Synchronization> waiting = new ArrayList<>();
    private boolean rollbackOnly;

    private Work() {
        em.getTransaction().begin();
    }

    static boolean isActive() {
        return CURRENT.get() != null;
    }

    static EntityManager entityManager() {
        return CURRENT.get().em;
    }

    static void register(Synchronization synchronization) {
        CURRENT.get().waiting.add(synchronization);
    }

    static void setRollbackOnly() {
        CURRENT.get().rollbackOnly = true;
    }

    static boolean isRollbackOnly() {
        return CURRENT.get().rollbackOnly;
    }

    /** When the outermost call of this thread has ended; at once when there is none. */
    static void later(Runnable task) {
        LATER.get().add(task);
        if (DEPTH.get() == 0) {
            catchUp();
        }
    }

    static <T> T required(Callable<T> work) {
        return call(TransactionAttributeType.REQUIRED, work);
    }

    static <T> T call(TransactionAttributeType kind, Callable<T> work) {
        DEPTH.set(DEPTH.get() + 1);
        try {
            return switch (kind) {
                case REQUIRED -> isActive() ? join(work) : begin(work);
                case REQUIRES_NEW -> begin(work);
                case MANDATORY -> {
                    if (!isActive()) {
                        throw new EJBTransactionRequiredException("a transaction is mandatory");
                    }
                    yield join(work);
                }
                case SUPPORTS -> isActive() ? join(work) : without(work);
                case NOT_SUPPORTED -> without(work);
                case NEVER -> {
                    if (isActive()) {
                        throw new EJBException("no transaction is allowed");
                    }
                    yield without(work);
                }
            };
        } finally {
            DEPTH.set(DEPTH.get() - 1);
            if (DEPTH.get() == 0) {
                catchUp();
            }
        }
    }

    private static void catchUp() {
        Deque<Runnable> tasks = LATER.get();
        while (!tasks.isEmpty()) {
            Runnable task = tasks.remove();
            OtherThread.run(() -> inARequest(task));
        }
    }

    private static Void inARequest(Runnable task) {
        RequestContextController request =
                CDI.current().select(RequestContextController.class).get();
        request.activate();
        try {
            task.run();
            return null;
        } finally {
            request.deactivate();
        }
    }

    private static <T> T join(Callable<T> work) {
        Work joined = CURRENT.get();
        try {
            return work.call();
        } catch (Exception e) {
            if (Exceptions.areExpected(e)) {
                joined.rollbackOnly |= Exceptions.rollBack(e);
                throw Exceptions.asTheyAre(e);
            }
            joined.rollbackOnly = true;
            throw e instanceof EJBException known
                    ? known
                    : new EJBTransactionRolledbackException(e.getMessage(), e);
        }
    }

    private static <T> T without(Callable<T> work) {
        Work suspended = CURRENT.get();
        CURRENT.remove();
        try {
            return work.call();
        } catch (Exception e) {
            throw Exceptions.areExpected(e) ? Exceptions.asTheyAre(e) : Exceptions.wrapped(e);
        } finally {
            CURRENT.set(suspended);
        }
    }

    private static <T> T begin(Callable<T> work) {
        Work suspended = CURRENT.get();
        Work own = new Work();
        CURRENT.set(own);
        try {
            T result = work.call();
            own.end();
            return result;
        } catch (Exception e) {
            boolean expected = Exceptions.areExpected(e);
            own.rollbackOnly |= !expected || Exceptions.rollBack(e);
            own.end();
            throw expected ? Exceptions.asTheyAre(e) : Exceptions.wrapped(e);
        } finally {
            own.close();
            CURRENT.set(suspended);
        }
    }

    /** Commits, or does not; then what waited for that runs, outside of any transaction. */
    private void end() {
        EntityTransaction transaction = em.getTransaction();
        if (!transaction.isActive()) {
            return;
        }
        boolean committed = false;
        try {
            if (!rollbackOnly) {
                waiting.forEach(Synchronization::beforeCompletion);
            }
            if (rollbackOnly || transaction.getRollbackOnly()) {
                transaction.rollback();
            } else {
                transaction.commit();
                committed = true;
            }
        } finally {
            CURRENT.remove();
            int status = committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK;
            waiting.forEach(waiter -> waiter.afterCompletion(status));
        }
    }

    private void close() {
        if (em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        em.close();
    }
}
