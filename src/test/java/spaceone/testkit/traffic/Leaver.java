package spaceone.testkit.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import spaceone.testkit.Installation;
import spaceone.testkit.traffic.Books.Loss;

/**
 * Users who are disabled or deleted while their tokens are in use on all nodes. No request that
 * began after the answer may succeed.
 */
public final class Leaver implements Visitor {

    private static final int PAUSES_AFTERWARDS = 4;

    private record Tokens(String userId, boolean deleted, String access, String refresh) {}

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
        AtomicLong goneAt = new AtomicLong(Long.MAX_VALUE);
        AtomicLong endAt = new AtomicLong(Long.MAX_VALUE);
        ExecutorService threads = Executors.newFixedThreadPool(office.balancer().count());
        try {
            List<CompletableFuture<Void>> users = new ArrayList<>();
            for (int node = 0; node < office.balancer().count(); node++) {
                int there = node;
                users.add(
                        CompletableFuture.runAsync(
                                () -> use(there, tokens, goneAt, endAt), threads));
            }
            Balancer.pause();
            dismiss(tokens);
            goneAt.set(System.nanoTime());
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
        String method = tokens.deleted() ? "user/delete" : "user/disable";
        Reply reply = office.admin(method, Office.named(tokens.userId()));
        boolean doneBefore = reply.doubtful() && tokens.deleted() && reply.is(404);
        if (!doneBefore) {
            office.expect(200, reply, method + " " + tokens.userId());
        }
    }

    private void use(int node, Tokens tokens, AtomicLong goneAt, AtomicLong endAt) {
        while (System.nanoTime() < endAt.get()) {
            long begin = System.nanoTime();
            List<Reply> replies = attempts(node, tokens);
            if (begin > goneAt.get() && replies.stream().anyMatch(reply -> reply.is(200))) {
                office.books().broken(Loss.SESSION, tokens.userId() + ": " + replies);
            }
            if (replies.stream().allMatch(Reply::isRefused)) {
                Balancer.pause();
            }
        }
    }

    private List<Reply> attempts(int node, Tokens tokens) {
        Balancer balancer = office.balancer();
        return List.of(
                balancer.postTo(node, "user-profile/get", tokens.access(), "{}"),
                balancer.postTo(
                        node, "token/grant", null, Office.grantRequest(tokens.refresh(), "USER")));
    }

    @Override
    public void settle() {
        for (Tokens tokens : gone) {
            for (int node = 0; node < office.balancer().count(); node++) {
                List<Reply> replies = attempts(node, tokens);
                if (replies.stream().anyMatch(reply -> reply.is(200))) {
                    office.books().broken(Loss.SESSION, tokens.userId() + ": " + replies);
                }
            }
            Reply record = office.admin("user/get", Office.named(tokens.userId()));
            boolean kept =
                    tokens.deleted()
                            ? record.is(404)
                            : record.is(200) && record.text("state").equals("DISABLED");
            if (!kept) {
                office.books().broken(Loss.WRITE, tokens.userId() + " is back: " + record);
            }
        }
    }
}
