package spaceone.testkit.traffic;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Parallel;
import spaceone.testkit.traffic.History.Counted;

/** Tries codes at once, more than are allowed, and asks for more codes than are allowed. */
public final class Guesser implements Visitor {

    /** Of one code. */
    private static final int TRIES = 5;

    private static final int WRONG_TRIES = 3 * TRIES;

    /** Of codes in ten minutes. */
    private static final int CODES = 5;

    private final Office office;
    private final String name;
    private int visits;

    public Guesser(Office office, String name) {
        this.office = office;
        this.name = name;
    }

    @Override
    public void visit() {
        String userId = name + visits;
        office.hire(userId);
        String token = office.enter(userId, Installation.PASSWORD).text("access_token");
        if (visits++ % 2 == 0) {
            guess(userId, token);
        } else {
            pester(userId, token);
        }
    }

    /** After so many wrong ones the right one is good for nothing. */
    private void guess(String userId, String token) {
        Reply asked = office.balancer().insist("user-profile/verify-email", token, "{}");
        office.expect(200, asked, "code for " + userId);
        office.postbox().due(Office.address(userId), asked);
        office.postbox()
                .await(Office.address(userId), 1)
                .map(Mailbox.Mail::code)
                .filter(right -> triedTooOften(token, right))
                .ifPresent(
                        right -> {
                            Reply reply = confirm(token, right);
                            count("tries of a code of " + userId, reply.is(200) ? 1 : 0, 0);
                        });
    }

    private boolean triedTooOften(String token, String right) {
        List<Callable<Reply>> tries =
                IntStream.rangeClosed(1, WRONG_TRIES)
                        .map(i -> 100_000 + (Integer.parseInt(right) + i) % 900_000)
                        .mapToObj(wrong -> (Callable<Reply>) () -> confirm(token, "" + wrong))
                        .toList();
        return Parallel.run(WRONG_TRIES, tries).stream().filter(reply -> reply.is(400)).count()
                >= TRIES;
    }

    private Reply confirm(String token, String code) {
        return office.balancer()
                .postTo(
                        0,
                        "user-profile/confirm-email",
                        token,
                        "{\"verify_code\": \"%s\"}".formatted(code));
    }

    private void pester(String userId, String token) {
        int given = 0;
        for (int i = 0; i < 2 * CODES; i++) {
            Reply reply = office.balancer().post("user-profile/verify-email", token, "{}");
            if (reply.is(200)) {
                given++;
                office.postbox().due(Office.address(userId), reply);
            } else if (reply.mayBeDone()) {
                office.postbox().perhaps(Office.address(userId));
            }
        }
        count("codes for " + userId, given, CODES);
    }

    private void count(String limit, int count, int most) {
        office.books().history().add(new Counted(limit, count, 0, most));
    }

    @Override
    public void settle() {
        // each visit has counted
    }
}
