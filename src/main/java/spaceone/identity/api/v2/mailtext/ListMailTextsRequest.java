package spaceone.identity.api.v2.mailtext;

import org.jspecify.annotations.Nullable;

public record ListMailTextsRequest(@Nullable String domainId) {}
