package spaceone.identity;

import java.util.List;

/** What one room has to be kept in order by. */
public interface Housework {

    List<Chore> chores();
}
