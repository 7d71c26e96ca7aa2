package spaceone.identity.user;

/** What stands behind the choice of an address. */
public enum Backing {
    /** Its user, who has just shown who they are. */
    PROVEN,
    /** A session of its user, whose last proof is some while ago. */
    UNPROVEN,
    /** Somebody with power over the account: an administrator, or the domain's directory. */
    AUTHORITY;

    static Backing of(boolean proven) {
        return proven ? PROVEN : UNPROVEN;
    }
}
