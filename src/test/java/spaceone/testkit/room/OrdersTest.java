package spaceone.testkit.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whoever reads, thinks and writes is found out, and whoever locks what they read is not. */
@InRoom
class OrdersTest {

    private static final String READ = "select used from quotas where subject = ?1";

    @Inject Orders orders;
    @Inject Room room;

    private String subject;

    private Supplier<Meeting> twoWhoAddOne(String reading) {
        return () -> {
            subject = Town.unique("orders");
            room.tamper("insert into quotas (subject, used, since) values (?1, 0, now())", subject);
            String mine = subject;
            return new Meeting(
                    () -> addOne(mine, reading),
                    () -> addOne(mine, reading),
                    ends -> assertThat(room.value(READ, mine)).isEqualTo(2));
        };
    }

    private Object addOne(String whose, String reading) {
        return room.together(
                () -> {
                    int used = ((Number) room.value(reading, whose)).intValue();
                    room.tamper("update quotas set used = ?2 where subject = ?1", whose, used + 1);
                    return true;
                });
    }

    @Test
    void aLostUpdateIsFoundAndTheOrderTold() {
        assertThatThrownBy(() -> orders.of("two readers who write", twoWhoAddOne(READ)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dorders.only=")
                .hasMessageContaining("A  select used")
                .hasMessageContaining("B  update quotas");
    }

    @Test
    void theOrderIsPlayedAgain() {
        orders.exactly("one after the other", "AAA", twoWhoAddOne(READ));
        assertThatThrownBy(() -> orders.exactly("in between", "AB", twoWhoAddOne(READ)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whoWaitsForALockIsNotWaitedFor() {
        orders.of("two who lock", twoWhoAddOne(READ + " for update"));
    }
}
