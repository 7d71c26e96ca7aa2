package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** A piece of work is a transaction, or a part of one. */
@InRoom
class TransactionsTest {

    @Inject Transactions transactions;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private User alice;

    @BeforeEach
    void begin() {
        alice = town.user("alice");
    }

    private void disable() {
        users.disable(alice.domainId(), alice.userId());
    }

    private boolean isDisabled() {
        return users.get(alice.domainId(), alice.userId()).isDisabled();
    }

    @Test
    void workIsDoneAndAnswers() {
        String told =
                transactions.required(
                        () -> {
                            disable();
                            return "done";
                        });

        assertThat(told).isEqualTo("done");
        assertThat(isDisabled()).isTrue();
    }

    @Test
    void whatWasTriedIsUndoneUnlessItStays() {
        assertThat(transactions.tried(this::outcome, "kept"::equals)).isEqualTo("done");
        assertThat(isDisabled()).isFalse();

        assertThat(transactions.tried(this::outcome, "done"::equals)).isEqualTo("done");
        assertThat(isDisabled()).isTrue();
    }

    private String outcome() {
        disable();
        return "done";
    }

    @Test
    void aRefusalArrivesAsItIsAndUndoesTheWork() {
        refused(
                CommonError.CONFLICT,
                () ->
                        transactions.required(
                                () -> {
                                    disable();
                                    throw CommonError.CONFLICT.with();
                                }));

        assertThat(isDisabled()).isFalse();
    }

    @Test
    void anAccidentUndoesItToo() {
        assertThatThrownBy(
                        () ->
                                transactions.required(
                                        () -> {
                                            disable();
                                            throw new IllegalStateException("by accident");
                                        }))
                .isInstanceOf(EJBException.class)
                .hasRootCauseMessage("by accident");

        assertThat(isDisabled()).isFalse();
    }

    @Test
    void itIsAPartOfTheTransactionThereIs() {
        refused(
                CommonError.CONFLICT,
                () ->
                        room.together(
                                () -> {
                                    transactions.required(this::disable);
                                    throw CommonError.CONFLICT.with();
                                }));

        assertThat(isDisabled()).isFalse();
    }

    @Test
    void whatWasDoneBeforeIsDone() {
        transactions.required(this::disable);
        refused(
                CommonError.CONFLICT,
                () ->
                        transactions.required(
                                () -> {
                                    users.enable(alice.domainId(), alice.userId());
                                    throw CommonError.CONFLICT.with();
                                }));

        assertThat(isDisabled()).isTrue();
    }
}
