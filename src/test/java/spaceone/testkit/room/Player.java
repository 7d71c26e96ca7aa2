package spaceone.testkit.room;

/**
 * One of two who meet in the database: waits before each statement, and before the end of a
 * transaction, until it is let go.
 */
final class Player {

    enum At {
        WORK,
        GATE,
        END
    }

    /** Whatever a player has done for them on other threads is their own doing. */
    private static final InheritableThreadLocal<Player> HERE = new InheritableThreadLocal<>();

    private final Object table;
    private At at = At.WORK;
    private boolean open;
    private String statement;
    private int backend;
    private Thread thread;

    /** Those who share the table meet at it. */
    Player(Object table) {
        this.table = table;
    }

    /** What a connection calls before it asks the database. */
    static void pass(String statement, int backend) {
        Player player = HERE.get();
        if (player != null) {
            player.stop(statement, backend);
        }
    }

    void begin(Runnable work) {
        thread =
                new Thread(
                        () -> {
                            HERE.set(this);
                            try {
                                work.run();
                            } finally {
                                HERE.remove();
                                arriveAt(At.END);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void stop(String asked, int connection) {
        synchronized (table) {
            if (open) {
                return;
            }
            statement = asked;
            backend = connection;
            arriveAt(At.GATE);
            while (at == At.GATE && !open) {
                try {
                    table.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            at = At.WORK;
        }
    }

    private void arriveAt(At place) {
        synchronized (table) {
            at = place;
            table.notifyAll();
        }
    }

    At at() {
        return at;
    }

    String statement() {
        return statement;
    }

    int backend() {
        return backend;
    }

    /** Waits for another thread, not for an answer of the database. */
    boolean isHeldHere() {
        Thread.State state = thread.getState();
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
    }

    /** One statement further. */
    void go() {
        arriveAt(At.WORK);
    }

    /** To the end, without another stop. */
    void leave() {
        synchronized (table) {
            open = true;
            table.notifyAll();
        }
    }
}
