package spaceone.identity.secret;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One node's part in sealing, without a container: every call in a transaction of its own. */
final class SealedNode {

    final KeySweep sweep = new KeySweep();

    private final EntityManagerFactory database;

    SealedNode(EntityManagerFactory database, String keyList) {
        this.database = database;
        Secrets secrets = new Secrets(keyList);
        KeyReport report = new KeyReport();
        SealedRows rows = new Rows(secrets);
        SealingKeys keys = new Keys();
        report.secrets = secrets;
        report.rows = rows;
        report.keys = keys;
        report.clock = Clock.systemUTC();
        sweep.secrets = secrets;
        sweep.rows = rows;
        sweep.keys = keys;
        sweep.report = report;
    }

    SealedNode started() {
        sweep.start();
        return this;
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager em = database.createEntityManager();
        try {
            em.getTransaction().begin();
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            em.close();
        }
    }

    private final class Rows extends SealedRows {

        private final Secrets ours;

        Rows(Secrets ours) {
            this.ours = ours;
        }

        private <T> T call(Function<SealedRows, T> work) {
            return inTransaction(
                    em -> {
                        SealedRows bean = new SealedRows();
                        bean.em = em;
                        bean.secrets = ours;
                        return work.apply(bean);
                    });
        }

        @Override
        public Set<String> keysInUse() {
            return call(SealedRows::keysInUse);
        }

        @Override
        public Map<SealedColumn, Long> count(String keyId) {
            return call(bean -> bean.count(keyId));
        }

        @Override
        public Portion reseal(SealedColumn column, String keyId, Set<String> skipped, int most) {
            return call(bean -> bean.reseal(column, keyId, skipped, most));
        }
    }

    private final class Keys extends SealingKeys {

        private <T> T call(Function<SealingKeys, T> work) {
            return inTransaction(
                    em -> {
                        SealingKeys bean = new SealingKeys();
                        bean.em = em;
                        return work.apply(bean);
                    });
        }

        @Override
        public void started(String keyId) {
            call(bean -> did(() -> bean.started(keyId)));
        }

        @Override
        public void seen(String keyId) {
            call(bean -> did(() -> bean.seen(keyId)));
        }

        @Override
        public String newest() {
            return call(SealingKeys::newest);
        }

        @Override
        public Standing standing(String keyId, Duration time) {
            return call(bean -> bean.standing(keyId, time));
        }

        private List<?> did(Runnable work) {
            work.run();
            return List.of();
        }
    }
}
