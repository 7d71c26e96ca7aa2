package spaceone.identity.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.tenancy.Place;

/**
 * How far a caller sees: a place; in it only what a member may see, or only some projects, or all
 * when both are null. A member's are a condition and no list: there may be very many.
 */
public record Reach(Place place, @Nullable String memberId, @Nullable List<String> projects) {

    public static Reach of(Place place) {
        return new Reach(place, null, null);
    }

    /** What a user sees who is a member of the workspace. */
    public static Reach ofMember(Place place, String userId) {
        return new Reach(place, userId, null);
    }

    public static Reach ofSome(Place place, List<String> projects) {
        return new Reach(place, null, projects);
    }
}
