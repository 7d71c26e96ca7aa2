package spaceone.identity.node;

import java.util.List;
import java.util.stream.Stream;
import spaceone.identity.housekeeping.Duties.Standing;

/** A chore that did not come to its end, and how often in a row. */
public record FailingChore(String name, int failures) {

    static List<FailingChore> among(Stream<Standing> chores) {
        return chores.filter(chore -> chore.failures() > 0)
                .map(chore -> new FailingChore(chore.name(), chore.failures()))
                .toList();
    }
}
