package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record GetUserRequest(
        @NotNull String userId, @Nullable List<String> only, @Nullable String domainId) {}
