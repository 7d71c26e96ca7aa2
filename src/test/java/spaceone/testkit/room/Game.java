package spaceone.testkit.room;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * One meeting in one order: a statement of the first (A), of the second (B), and so on. Who waits
 * for a lock of the other is known from the database.
 */
final class Game {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long HELD_HERE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Object table = new Object();
    private final Player[] players = {new Player(table), new Player(table)};
    private final Meeting.End[] ends = new Meeting.End[2];
    private final Connection watch;
    private final Room room;
    private final String wanted;
    private final StringBuilder played = new StringBuilder();
    private final StringBuilder forks = new StringBuilder();
    private final List<String> steps = new ArrayList<>();

    /** Where both could go on, the letters of {@code wanted} say who does; then who did last. */
    Game(Room room, Connection watch, String wanted) {
        this.room = room;
        this.watch = watch;
        this.wanted = wanted;
    }

    Meeting.Ends play(Meeting meeting) {
        begin(0, meeting.first());
        begin(1, meeting.second());
        try {
            while (step()) {
                // the next one
            }
        } finally {
            players[0].leave();
            players[1].leave();
        }
        return new Meeting.Ends(ends[0], ends[1]);
    }

    private void begin(int who, Callable<?> work) {
        players[who].begin(
                () -> {
                    try {
                        ends[who] = room.anew(() -> new Meeting.End(call(work), null));
                    } catch (Refused refused) {
                        ends[who] = new Meeting.End(null, refused.getCause());
                    } catch (RuntimeException | Error e) {
                        ends[who] = new Meeting.End(null, e);
                    }
                });
    }

    private static Object call(Callable<?> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new Refused(e);
        }
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(Exception cause) {
            super(cause);
        }
    }

    private boolean step() {
        List<Integer> ready = settled();
        if (ready.isEmpty()) {
            return false;
        }
        int who = ready.get(0);
        if (ready.size() == 2) {
            who = chosen();
            forks.append(letter(who));
        }
        played.append(letter(who));
        steps.add(letter(who) + "  " + shortened(players[who].statement()));
        players[who].go();
        return true;
    }

    private int chosen() {
        if (forks.length() < wanted.length()) {
            return wanted.charAt(forks.length()) == 'A' ? 0 : 1;
        }
        return played.length() > 0 && played.charAt(played.length() - 1) == 'B' ? 1 : 0;
    }

    private static char letter(int who) {
        return who == 0 ? 'A' : 'B';
    }

    private static String shortened(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 117) + "...";
    }

    /** Who can go on, once everybody is at a gate, at their end, or waits for the other. */
    private List<Integer> settled() {
        long began = System.nanoTime();
        synchronized (table) {
            while (true) {
                List<Integer> ready = new ArrayList<>();
                boolean settled = true;
                boolean ended = true;
                for (int who = 0; who < players.length; who++) {
                    Player.At at = players[who].at();
                    ended &= at == Player.At.END;
                    if (at == Player.At.GATE) {
                        ready.add(who);
                    } else if (at == Player.At.WORK) {
                        settled &= isHeld(players[who], System.nanoTime() - began);
                    }
                }
                if (ended || settled && !ready.isEmpty()) {
                    return ready;
                }
                if (System.nanoTime() - began > LONGEST) {
                    throw new AssertionError("nobody goes on:\n" + story());
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            table.wait(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isHeld(Player player, long working) {
        if (working < MOMENT) {
            return false;
        }
        return working > HELD_HERE && player.isHeldHere()
                || player.backend() != 0 && waitsForALock(player.backend());
    }

    private boolean waitsForALock(int backend) {
        try (PreparedStatement ask =
                watch.prepareStatement("select cardinality(pg_blocking_pids(?))")) {
            ask.setInt(1, backend);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getInt(1) > 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All steps, as letters. */
    String played() {
        return played.toString();
    }

    /** The choices that were made where there was one. */
    String forks() {
        return forks.toString();
    }

    String story() {
        return String.join("\n", steps);
    }
}
