package spaceone.identity.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Numbers that are kept: how many rows of a resource have each combination of some values. What
 * names only those keys and asks for nothing but numbers is answered from them, and costs as much
 * as there are combinations, not rows.
 */
public final class Tally {

    private final Sql from;
    private final Sql number;
    private final Set<String> keys;

    private Tally(Sql from, Sql number, Set<String> keys) {
        this.from = from;
        this.number = number;
        this.keys = keys;
    }

    /**
     * {@code constantFrom} has the alias and the column names of the resource's own table, no
     * combination twice and none without rows; {@code number} is its column of numbers.
     */
    public static Tally of(String constantFrom, String number, String... keys) {
        return new Tally(Sql.of(constantFrom), Sql.of(number), Set.of(keys));
    }

    Sql from() {
        return from;
    }

    Sql number() {
        return number;
    }

    /** Whether it knows all that decides which rows there are. */
    boolean decides(Filter filter) {
        return filter.keywords().isEmpty()
                && Stream.concat(filter.all().stream(), filter.any().stream())
                        .allMatch(condition -> keys.contains(condition.key()));
    }

    /** Whether it can begin with this stage; the further ones see what that one made. */
    boolean answers(List<Stage> stages) {
        Stage first = stages.get(0);
        if (first instanceof Group group) {
            return group.keys().stream()
                            .allMatch(key -> keys.contains(key.key()) && key.dateFormat().isEmpty())
                    && group.fields().stream().allMatch(this::isNumber);
        }
        return first instanceof Stage.Count
                || first instanceof Distinct distinct && keys.contains(distinct.key());
    }

    private boolean isNumber(GroupField field) {
        return field.operator() == Aggregate.COUNT
                && field.conditions().stream()
                        .allMatch(condition -> keys.contains(condition.key()));
    }
}
