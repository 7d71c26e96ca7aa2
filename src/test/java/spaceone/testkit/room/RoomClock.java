package spaceone.testkit.room;

import spaceone.testkit.MovedClock;

/** The clock of all beans. A test begins at the present; then time stands until it lets it pass. */
public final class RoomClock extends MovedClock {

    void reset() {
        set(present());
    }
}
