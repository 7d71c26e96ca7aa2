package spaceone.identity.api.v2.token;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record IssueByPasskeyRequest(
        @Doc("Id of the domain; `domain.getAuthInfo` finds it by its name.") @NotNull
                String domainId,
        @NotNull JsonObject passkey,
        @Nullable Integer timeout) {}
