package spaceone.identity.api.v2.organization;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.tenancy.Organization;
import spaceone.identity.tenancy.PasswordRuleSet;
import spaceone.identity.user.Languages;
import spaceone.identity.user.Timezones;

/** What is left out stays; a blank text takes away what was set. */
public record UpdateOrganizationRequest(
        @Most(100) @Nullable String displayName,
        @Doc("Language of pages and mails for whoever chose none, as an ISO 639 code.")
                @Nullable String language,
        @Doc("Time zone of mails for whoever chose none, by its name in the tz database.")
                @Nullable String timezone,
        @Nullable PasswordRuleSet passwordRules,
        @Nullable String accentLight,
        @Nullable String accentDark,
        @Nullable JsonObject signInTexts,
        @Nullable String domainId) {

    public Organization toOrganization() {
        String name = displayName == null ? null : Texts.name(displayName, "display_name").strip();
        if (language != null && !language.isBlank()) {
            Languages.check(language.strip());
        }
        if (timezone != null && !timezone.isBlank()) {
            Timezones.check(timezone.strip());
        }
        return new Organization(
                name,
                language == null ? null : language.strip(),
                timezone == null ? null : timezone.strip(),
                passwordRules,
                accentLight == null ? null : accentLight.strip(),
                accentDark == null ? null : accentDark.strip(),
                signInTexts);
    }
}
