package spaceone.testkit.room;

import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import spaceone.identity.IdentityException;

/**
 * Lets two transactions meet in every order of their statements, on a real PostgreSQL; where there
 * are more than {@code -Dorders.most} (16; 0: all, however many), in those where one interrupts the
 * other once, and in some by chance. What fails is told with its order, which {@code
 * -Dorders.only=AAB…} plays again.
 */
public class Orders {

    /** What is answered as a conflict and not as a fault. */
    private static final Set<String> CONFLICTS = Set.of("23505", "23503", "40001", "40P01");

    /** Locks let fewer happen than could be counted: so many times as many are tried as a whole. */
    private static final long WHOLE = 4;

    private final int most = Integer.getInteger("orders.most", 16);
    private final long seed = Long.getLong("orders.seed", System.nanoTime());
    private final String only = System.getProperty("orders.only");

    @Inject Room room;

    private String name;
    private Supplier<Meeting> scene;
    private Connection watch;
    private final Set<String> played = new HashSet<>();

    /** The scene is set anew for each order. */
    public void of(String what, Supplier<Meeting> setting) {
        name = what;
        scene = setting;
        try (Connection connection = Tables.database().getConnection()) {
            watch = connection;
            if (only == null) {
                explore();
            } else {
                play(only);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One order that was met once, for good. */
    public void exactly(String what, String order, Supplier<Meeting> setting) {
        name = what;
        scene = setting;
        try (Connection connection = Tables.database().getConnection()) {
            watch = connection;
            play(order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void explore() {
        Game first = play("");
        int ofFirst = (int) first.played().chars().filter(step -> step == 'A').count();
        int ofSecond = first.played().length() - ofFirst;
        BigInteger all = orders(ofFirst, ofSecond);
        boolean whole = most == 0 || all.compareTo(BigInteger.valueOf(WHOLE * most)) <= 0;
        if (whole) {
            playAll(first.forks());
        } else {
            playSome(ofFirst, ofSecond);
        }
        System.out.printf(
                "Orders of \"%s\": %d of at most %d, seed %d%n", name, played.size(), all, seed);
    }

    private static BigInteger orders(int a, int b) {
        BigInteger orders = BigInteger.ONE;
        for (int i = 1; i <= b; i++) {
            orders = orders.multiply(BigInteger.valueOf(a + i)).divide(BigInteger.valueOf(i));
        }
        return orders;
    }

    /** Wherever both could go on, the other one does as well. */
    private void playAll(String forks) {
        Deque<String> open = new ArrayDeque<>();
        branch(forks, 0, open);
        while (!open.isEmpty()) {
            String prefix = open.pop();
            branch(play(prefix).forks(), prefix.length(), open);
        }
    }

    private static void branch(String forks, int from, Deque<String> open) {
        for (int i = from; i < forks.length(); i++) {
            open.push(forks.substring(0, i) + (forks.charAt(i) == 'A' ? 'B' : 'A'));
        }
    }

    private void playSome(int ofFirst, int ofSecond) {
        Random random = new Random(seed);
        int longest = ofFirst + ofSecond;
        play("B".repeat(longest));
        List<String> interrupted = new ArrayList<>();
        for (int i = 1; i < ofFirst; i++) {
            interrupted.add("A".repeat(i) + "B".repeat(longest));
        }
        for (int i = 1; i < ofSecond; i++) {
            interrupted.add("B".repeat(i) + "A".repeat(longest));
        }
        Collections.shuffle(interrupted, random);
        interrupted.stream().limit(Math.max(1, most * 2L / 3)).forEach(this::play);
        for (int tries = 0; played.size() < most && tries < most; tries++) {
            StringBuilder order = new StringBuilder();
            for (int i = 0; i < longest; i++) {
                order.append(random.nextBoolean() ? 'A' : 'B');
            }
            play(order.toString());
        }
    }

    private Game play(String order) {
        Meeting meeting = scene.get();
        Game game = new Game(room, watch, order);
        try {
            Meeting.Ends ends = game.play(meeting);
            demandNoFault(ends.first());
            demandNoFault(ends.second());
            meeting.check().accept(ends);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "%s, seed %d, -Dorders.only=%s%n%s%n%s"
                            .formatted(name, seed, game.forks(), game.story(), e.getMessage()),
                    e);
        }
        played.add(game.played());
        return game;
    }

    /** Whoever meets somebody may be refused, but not with a 500. */
    private static void demandNoFault(Meeting.End end) {
        for (Throwable cause = end.refusal(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IdentityException
                    || cause instanceof OptimisticLockException
                    || cause instanceof SQLException failure
                            && CONFLICTS.contains(String.valueOf(failure.getSQLState()))) {
                return;
            }
        }
        if (end.refusal() != null) {
            throw new AssertionError("a fault: " + end.refusal(), end.refusal());
        }
    }
}
