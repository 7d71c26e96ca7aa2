package spaceone.testkit.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Parallel;
import spaceone.testkit.traffic.History.Accepted;
import spaceone.testkit.traffic.History.Read;

/**
 * Uses what is good for once on all nodes at the same moment, and once more afterwards: codes that
 * prove an address, links for a new password, codes of an authenticator app.
 */
public final class Racer implements Visitor {

    /** Two alone would seldom meet. */
    private static final int RUNNERS_PER_NODE = 4;

    private final Office office;
    private final String name;
    private final List<String> proven = new ArrayList<>();
    private int visits;

    public Racer(Office office, String name) {
        this.office = office;
        this.name = name;
    }

    @Override
    public void visit() {
        String userId = name + visits;
        office.hire(userId);
        switch (visits++ % 3) {
            case 0 -> proveAddress(userId);
            case 1 -> redeemLink(userId);
            default -> useApp(userId);
        }
    }

    private void proveAddress(String userId) {
        String token = token(userId);
        Reply asked = office.balancer().insist("user-profile/verify-email", token, "{}");
        office.expect(200, asked, "code for " + userId);
        office.postbox().due(Office.address(userId), asked);
        mail(userId)
                .map(mail -> "{\"verify_code\": \"" + mail.code() + "\"}")
                .flatMap(
                        code ->
                                race(
                                        userId,
                                        "user-profile/confirm-email",
                                        token,
                                        i -> code,
                                        asked.doubtful()))
                .ifPresent(
                        reply -> {
                            proven.add(userId);
                            office.wrote(reply, addressOf(userId), "true");
                        });
    }

    private static String addressOf(String userId) {
        return "whether the address is proven of " + userId;
    }

    private void redeemLink(String userId) {
        office.vouch(userId);
        Reply asked =
                office.balancer()
                        .insist(
                                "user-profile/reset-password",
                                null,
                                "{\"user_id\": \"%s\", \"domain_id\": \"%s\"}"
                                        .formatted(userId, office.domainId()));
        office.expect(200, asked, "link for " + userId);
        String address = Office.address(userId);
        office.postbox().due(address, asked);
        mail(userId)
                .ifPresent(
                        mail ->
                                race(
                                                userId,
                                                "user-profile/update-password",
                                                mail.linkToken(),
                                                i -> "{\"new_password\": \"Sunrise" + i + "Tea\"}",
                                                asked.doubtful())
                                        .ifPresentOrElse(
                                                reply -> office.postbox().due(address, reply),
                                                () -> office.postbox().perhaps(address)));
    }

    private void useApp(String userId) {
        boolean mayBeRefused = office.books().clocksDiffer();
        String token = token(userId);
        Reply begun =
                office.balancer()
                        .insist("user-profile/enable-mfa", token, "{\"mfa_type\": \"OTP\"}");
        office.expect(200, begun, "app of " + userId);
        App app = App.reading(begun.answer().value("mfa").toString().replaceAll("[\"}]", "&"));
        String code = "{\"verify_code\": \"" + app.code() + "\"}";
        mayBeRefused |= begun.doubtful() || office.books().clocksDiffer();
        if (race(userId, "user-profile/confirm-mfa", token, i -> code, mayBeRefused).isPresent()) {
            String next =
                    office.signInRequest(userId, Installation.PASSWORD)
                            .replace("LOCAL\"", "MFA\", \"verify_code\": \"" + app.code(1) + "\"");
            race(userId, "token/issue", null, i -> next, office.books().clocksDiffer());
        }
    }

    private String token(String userId) {
        return office.enter(userId, Installation.PASSWORD).text("access_token");
    }

    private Optional<Mailbox.Mail> mail(String userId) {
        return office.postbox().await(Office.address(userId), 1);
    }

    /**
     * Returns the answer that accepted it, as far as one knows.
     *
     * @param mayBeRefused whether it may be good for nothing: replaced by another, or over where
     *     clocks differ
     */
    private Optional<Reply> race(
            String userId,
            String method,
            String token,
            IntFunction<String> json,
            boolean mayBeRefused) {
        List<Callable<Reply>> runners = new ArrayList<>();
        int nodes = office.balancer().count();
        for (int i = 0; i < nodes * RUNNERS_PER_NODE; i++) {
            int lane = i;
            runners.add(
                    () -> office.balancer().postTo(lane % nodes, method, token, json.apply(lane)));
        }
        List<Reply> replies = new ArrayList<>(Parallel.run(runners.size(), runners));
        replies.add(office.balancer().insist(method, token, json.apply(runners.size())));
        List<Reply> accepted = replies.stream().filter(reply -> reply.is(200)).toList();
        accepted.forEach(
                reply -> office.books().history().add(new Accepted(method + " of " + userId)));
        if (accepted.isEmpty() && !mayBeRefused && replies.stream().allMatch(Racer::isPlain)) {
            office.books().error("a good code was refused: " + replies);
        }
        return accepted.stream().findFirst();
    }

    private static boolean isPlain(Reply reply) {
        return reply.isAnswered() && !reply.doubtful();
    }

    @Override
    public void settle() {
        for (String userId : proven) {
            Reply reply = office.admin("user/get", Office.named(userId));
            String found = reply.answer().value("email_verified").toString();
            office.books()
                    .history()
                    .add(new Read(addressOf(userId), found, reply.begin(), reply.end()));
        }
    }
}
