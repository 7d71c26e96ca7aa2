package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;
import java.util.List;

public record GetUserRequest(@NotNull String userId, List<String> only, String domainId) {}
