package spaceone.identity.userimport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.userimport.ImportedUser.Membership;
import spaceone.identity.userimport.ImportedUser.Post;

/**
 * What a realm's roles and groups are here.
 *
 * @param addressIsId people are called by their e-mail address here, not by their user name there
 * @param roles by the name of a realm role, or {@code client/role} for one of a client
 * @param groups by the path of a group, like {@code /staff/emea}
 */
public record KeycloakMapping(
        boolean addressIsId, Map<String, List<Post>> roles, Map<String, List<Place>> groups) {

    /** A group here, and the role its people get where it is; either may be null. */
    public record Place(@Nullable Membership membership, @Nullable Post post) {}
}
