package spaceone.identity.api.v1.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.user.RequiredAction;

/** Newer documents call the list {@code required_actions}; if both are sent, both count. */
public record SetRequiredActionsRequest(
        @NotNull String userId,
        @Nullable List<RequiredAction> actions,
        @Nullable List<RequiredAction> requiredActions,
        @Nullable String domainId) {

    Set<RequiredAction> all() {
        Set<RequiredAction> all = EnumSet.noneOf(RequiredAction.class);
        if (actions != null) {
            all.addAll(actions);
        }
        if (requiredActions != null) {
            all.addAll(requiredActions);
        }
        if (all.isEmpty()) {
            throw REQUIRED_PARAMETER.with("actions");
        }
        return all;
    }
}
