package spaceone.identity.api.v2.userprofile;

import org.jspecify.annotations.Nullable;

/** The published message is empty; the proof is ours. */
public record DisableMFARequest(@Nullable String currentPassword) {}
