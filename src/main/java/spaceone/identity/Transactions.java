package spaceone.identity;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Singleton;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a piece of work in a transaction: for a bean whose flow begins outside of one, because it
 * judges, hashes or asks others first, and whose own methods no container sees it call. It is the
 * container's transaction as of any other bean: refusals arrive as they are and undo it, accidents
 * arrive as {@code EJBException}.
 *
 * <p>One object serves all. Of stateless beans a server lends so many, and whoever began a piece of
 * work within another would hold one while it waits for the second.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Transactions {

    @Resource EJBContext context;

    /** In the transaction there is, or in one of its own. */
    public <T extends @Nullable Object> T required(Supplier<T> work) {
        return work.get();
    }

    /** As {@link #required(Supplier)}, and undone unless what came of it {@code stays}. */
    public <T> T tried(Supplier<T> work, Predicate<T> stays) {
        T outcome = work.get();
        if (!stays.test(outcome)) {
            context.setRollbackOnly();
        }
        return outcome;
    }

    /** As {@link #required(Supplier)}. */
    public void required(Runnable work) {
        work.run();
    }
}
