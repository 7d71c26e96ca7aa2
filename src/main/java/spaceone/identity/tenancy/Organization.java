package spaceone.identity.tenancy;

/**
 * How a domain shows itself, and what counts for its people where they said nothing.
 *
 * @param displayName what pages and mails call it
 * @param language of mails and pages
 * @param timezone name of the tz database, of times in mails
 * @param passwordRules what new passwords must be like
 */
public record Organization(
        String displayName, String language, String timezone, PasswordRuleSet passwordRules) {}
