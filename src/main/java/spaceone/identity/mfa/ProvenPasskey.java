package spaceone.identity.mfa;

/** A passkey that has just signed what it was given, to be noted with the effect of it. */
public record ProvenPasskey(String passkeyId, long userKey, long counter) {}
