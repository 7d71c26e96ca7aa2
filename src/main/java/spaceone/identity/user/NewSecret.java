package spaceone.identity.user;

/** A new password for a user, made ready before the transaction: both members may be null. */
record NewSecret(String hash, TemporaryPasswords.Made temporary) {}
