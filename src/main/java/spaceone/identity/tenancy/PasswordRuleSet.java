package spaceone.identity.tenancy;

/** What a domain asks of new passwords. */
public enum PasswordRuleSet {
    /** Letters of both cases and digits, as the original asks for. */
    COMPOSED,
    /** Length alone, as NIST SP 800-63B does. */
    LENGTH
}
