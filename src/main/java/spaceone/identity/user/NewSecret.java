package spaceone.identity.user;

import org.jspecify.annotations.Nullable;

/** A new password for a user, made ready before the transaction: both members may be null. */
record NewSecret(@Nullable String hash, TemporaryPasswords.@Nullable Made temporary) {}
