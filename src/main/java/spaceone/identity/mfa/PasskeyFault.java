package spaceone.identity.mfa;

/** Why what a passkey signed was not accepted. Administrators read it in the record. */
enum PasskeyFault {
    MALFORMED,
    TYPE,
    CHALLENGE,
    ORIGIN,
    CROSS_ORIGIN,
    RP_ID,
    ALGORITHM,
    /** Not one of those that the domain takes. */
    MODEL,
    SIGNATURE,
    COUNTER,
    NOT_PRESENT,
    NOT_VERIFIED,
    CREDENTIAL,
    USER,
    OTHER
}
