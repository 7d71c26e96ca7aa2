package spaceone.identity.api.v2.userprofile;

/** The published message is empty; the proof is ours. */
public record DisableMFARequest(String currentPassword) {}
