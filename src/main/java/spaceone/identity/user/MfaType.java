package spaceone.identity.user;

/** How the second factor is proven: by an app (RFC 6238), or by a code mailed to an address. */
public enum MfaType {
    OTP,
    EMAIL
}
