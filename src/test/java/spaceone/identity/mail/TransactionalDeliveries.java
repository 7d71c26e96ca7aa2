package spaceone.identity.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The bean as the container gives it: every call in a transaction of its own. */
class TransactionalDeliveries extends Deliveries {

    private final MailRoom room;

    TransactionalDeliveries(MailRoom room) {
        this.room = room;
    }

    private <T> T call(Function<Deliveries, T> work) {
        return room.inTransaction(
                em -> {
                    Deliveries bean = new Deliveries();
                    bean.em = em;
                    bean.clock = room.clock();
                    bean.settings = room.settings;
                    return work.apply(bean);
                });
    }

    private void run(Consumer<Deliveries> work) {
        call(
                bean -> {
                    work.accept(bean);
                    return null;
                });
    }

    @Override
    public List<OutboxMail> claim(String sender, int most) {
        return call(bean -> bean.claim(sender, most));
    }

    @Override
    public void renew(String sender) {
        run(bean -> bean.renew(sender));
    }

    @Override
    public Backlog backlog() {
        return call(Deliveries::backlog);
    }

    @Override
    public void releaseAllBut(String sender, String mailId) {
        run(bean -> bean.releaseAllBut(sender, mailId));
    }

    @Override
    public void release(String sender) {
        run(bean -> bean.release(sender));
    }

    @Override
    public void sent(OutboxMail mail) {
        run(bean -> bean.sent(mail));
    }

    @Override
    public void giveUp(OutboxMail mail, String reason) {
        run(bean -> bean.giveUp(mail, reason));
    }

    @Override
    public void failed(OutboxMail mail, String sender, String reason) {
        run(bean -> bean.failed(mail, sender, reason));
    }

    @Override
    public void unreached(OutboxMail mail, String sender, String reason) {
        run(bean -> bean.unreached(mail, sender, reason));
    }

    @Override
    public int hurry() {
        return call(Deliveries::hurry);
    }

    @Override
    public void printed(OutboxMail mail, String sender) {
        run(bean -> bean.printed(mail, sender));
    }

    @Override
    public int giveUpDead() {
        return call(Deliveries::giveUpDead);
    }

    @Override
    public boolean isWanted(OutboxMail mail) {
        return call(bean -> bean.isWanted(mail));
    }

    @Override
    public void giveUpFor(String domainId, Optional<String> userId, String reason) {
        run(bean -> bean.giveUpFor(domainId, userId, reason));
    }

    @Override
    public void giveUpElsewhere(String domainId, String userId, List<String> good) {
        run(bean -> bean.giveUpElsewhere(domainId, userId, good));
    }

    @Override
    public int purge() {
        return call(Deliveries::purge);
    }
}
