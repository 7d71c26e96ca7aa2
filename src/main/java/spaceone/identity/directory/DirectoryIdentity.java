package spaceone.identity.directory;

/**
 * Who somebody is in a directory, whatever the name is today: {@code subject} is never given to
 * anybody else by {@code issuer}.
 */
public record DirectoryIdentity(String issuer, String subject) {

    /** Of directories that need no issuer, because their ids are unique in the world. */
    static final String LDAP = "ldap";

    @Override
    public String toString() {
        return subject + " of " + issuer;
    }
}
