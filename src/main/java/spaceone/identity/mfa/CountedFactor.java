package spaceone.identity.mfa;

/** What may count as a second factor, the first one as what is asked for where none is named. */
public enum CountedFactor {
    OTP,
    EMAIL,
    PASSKEY
}
