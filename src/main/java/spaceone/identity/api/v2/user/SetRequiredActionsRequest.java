package spaceone.identity.api.v2.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.user.RequiredAction;

/** Older documents call the list {@code actions}; if both are sent, both count. */
public record SetRequiredActionsRequest(
        @NotNull String userId,
        @Nullable List<RequiredAction> requiredActions,
        @Nullable List<RequiredAction> actions,
        @Nullable String currentPassword,
        @Nullable String domainId) {

    Set<RequiredAction> all() {
        Set<RequiredAction> all = EnumSet.noneOf(RequiredAction.class);
        if (requiredActions != null) {
            all.addAll(requiredActions);
        }
        if (actions != null) {
            all.addAll(actions);
        }
        if (all.isEmpty()) {
            throw REQUIRED_PARAMETER.with("required_actions");
        }
        return all;
    }
}
