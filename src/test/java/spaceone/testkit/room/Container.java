package spaceone.testkit.room;

import jakarta.transaction.Synchronization;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.transaction.spi.TransactionServices;

/** CDI over all rooms, begun when first asked for and ended with the JVM. */
final class Container {

    private static final Logger WELD = Logger.getLogger("org.jboss.weld");
    private static final WeldContainer CONTAINER = start();

    private Container() {}

    static WeldContainer get() {
        return CONTAINER;
    }

    private static WeldContainer start() {
        WELD.setLevel(Level.WARNING);
        ConfigProviderResolver.setInstance(new RoomSettings());
        // Meanwhile.
        CompletableFuture.runAsync(Tables::entities);
        return new Weld()
                .disableDiscovery()
                .addBeanClasses(Classes.beans().toArray(Class<?>[]::new))
                .addBeanClasses(
                        Room.class, Heard.class, Town.class, Phone.class, Door.class, Orders.class)
                .addExtension(new Ejbs())
                .addServices(new Transactions())
                .initialize();
    }

    /** Lets observers wait for the end of a transaction. */
    private static final class Transactions implements TransactionServices {

        @Override
        public void registerSynchronization(Synchronization synchronization) {
            Work.register(synchronization);
        }

        @Override
        public boolean isTransactionActive() {
            return Work.isActive();
        }

        @Override
        public UserTransaction getUserTransaction() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cleanup() {
            // nothing is kept
        }
    }
}
