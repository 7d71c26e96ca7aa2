package spaceone.testkit.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import spaceone.testkit.Installation;
import spaceone.testkit.traffic.History.Allowed;
import spaceone.testkit.traffic.History.Ended;
import spaceone.testkit.traffic.History.Read;
import spaceone.testkit.traffic.History.Written;

/**
 * Users who are disabled or deleted while their tokens are in use on all nodes. No request that
 * began after the answer may succeed.
 */
public final class Leaver implements Visitor {

    private static final int PAUSES_AFTERWARDS = 4;

    private record Tokens(String userId, boolean deleted, String access, String refresh) {

        String right() {
            return userId + "'s session";
        }

        String state() {
            return "the state of " + userId;
        }
    }

    private final Office office;
    private final String name;
    private final List<Tokens> gone = new ArrayList<>();
    private int visits;

    public Leaver(Office office, String name) {
        this.office = office;
        this.name = name;
    }

    @Override
    public void visit() {
        boolean deletes = visits % 3 == 2;
        String userId = name + visits++;
        office.hire(userId);
        Reply entered = office.enter(userId, Installation.PASSWORD);
        Tokens tokens =
                new Tokens(
                        userId,
                        deletes,
                        entered.text("access_token"),
                        entered.text("refresh_token"));
        AtomicLong endAt = new AtomicLong(Long.MAX_VALUE);
        ExecutorService threads = Executors.newFixedThreadPool(office.balancer().count());
        try {
            List<CompletableFuture<Void>> users = new ArrayList<>();
            for (int node = 0; node < office.balancer().count(); node++) {
                int there = node;
                users.add(CompletableFuture.runAsync(() -> use(there, tokens, endAt), threads));
            }
            Balancer.pause();
            dismiss(tokens);
            gone.add(tokens);
            for (int i = 0; i < PAUSES_AFTERWARDS; i++) {
                Balancer.pause();
            }
            endAt.set(System.nanoTime());
            users.forEach(CompletableFuture::join);
        } finally {
            endAt.set(System.nanoTime());
            threads.shutdown();
        }
    }

    private void dismiss(Tokens tokens) {
        String action = tokens.deleted() ? "delete" : "disable";
        Reply reply =
                office.write(
                        "user/" + action,
                        office.adminToken(),
                        Office.named(tokens.userId()),
                        tokens.state(),
                        tokens.deleted() ? "nothing" : "DISABLED");
        boolean doneBefore = reply.doubtful() && tokens.deleted() && reply.is(404);
        if (doneBefore) {
            office.books()
                    .history()
                    .add(new Written(tokens.state(), "nothing", reply.begin(), reply.end()));
        } else {
            office.expect(200, reply, action + " " + tokens.userId());
        }
        office.changed("User." + action, tokens.userId(), reply);
        office.books().history().add(new Ended(tokens.right(), reply.end()));
    }

    private void use(int node, Tokens tokens, AtomicLong endAt) {
        while (System.nanoTime() < endAt.get()) {
            List<Reply> replies = attempts(node, tokens);
            if (replies.stream().noneMatch(reply -> reply.is(200))) {
                Balancer.pause();
            }
        }
    }

    private List<Reply> attempts(int node, Tokens tokens) {
        Balancer balancer = office.balancer();
        List<Reply> replies =
                List.of(
                        balancer.postTo(node, "user-profile/get", tokens.access(), "{}"),
                        balancer.postTo(
                                node,
                                "token/grant",
                                null,
                                Office.grantRequest(tokens.refresh(), "USER")));
        replies.stream()
                .filter(reply -> reply.is(200))
                .forEach(
                        reply ->
                                office.books()
                                        .history()
                                        .add(new Allowed(tokens.right(), reply.begin())));
        return replies;
    }

    @Override
    public void settle() {
        for (Tokens tokens : gone) {
            for (int node = 0; node < office.balancer().count(); node++) {
                attempts(node, tokens);
            }
            Reply record = office.admin("user/get", Office.named(tokens.userId()));
            String state = record.is(404) ? "nothing" : record.text("state");
            office.books()
                    .history()
                    .add(new Read(tokens.state(), state, record.begin(), record.end()));
        }
    }
}
