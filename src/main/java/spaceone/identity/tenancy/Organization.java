package spaceone.identity.tenancy;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How a domain shows itself, and what counts for its people where they said nothing.
 *
 * @param displayName what pages and mails call it
 * @param language of mails and pages
 * @param timezone name of the tz database, of times in mails
 * @param passwordRules what new passwords must be like
 * @param accentLight colour of buttons and links on light pages, {@code #rrggbb}; null: ours
 * @param accentDark the same on dark pages
 * @param signInTexts what the sign-in page says below its form, by language; null: nothing
 */
public record Organization(
        @Nullable String displayName,
        @Nullable String language,
        @Nullable String timezone,
        @Nullable PasswordRuleSet passwordRules,
        @Nullable String accentLight,
        @Nullable String accentDark,
        @Nullable JsonObject signInTexts) {

    /** Its look as it is kept; colours that cannot be read are refused. */
    public Organization checked() {
        return new Organization(
                displayName,
                language,
                timezone,
                passwordRules,
                Scheme.LIGHT.checked(accentLight),
                Scheme.DARK.checked(accentDark),
                SignInTexts.checked(signInTexts));
    }
}
