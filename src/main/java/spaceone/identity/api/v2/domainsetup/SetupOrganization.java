package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.organization.UpdateOrganizationRequest;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.tenancy.Organization;
import spaceone.identity.tenancy.PasswordRuleSet;

/** How the domain shows itself. What is left out stays. */
@Exact
public record SetupOrganization(
        @Most(100) @Nullable String displayName,
        @Doc("Language of pages and mails for whoever chose none, as an ISO 639 code.")
                @Nullable String language,
        @Doc("Time zone of mails for whoever chose none, by its name in the tz database.")
                @Nullable String timezone,
        @Nullable PasswordRuleSet passwordRules,
        @Nullable String accentLight,
        @Nullable String accentDark,
        @Nullable JsonObject signInTexts)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        Organization wanted =
                new UpdateOrganizationRequest(
                                displayName,
                                language,
                                timezone,
                                passwordRules,
                                accentLight,
                                accentDark,
                                signInTexts,
                                null)
                        .toOrganization()
                        .checked();
        return new ThingBuilder()
                .visible("display_name", wanted.displayName())
                .visible("language", wanted.language())
                .visible("timezone", wanted.timezone())
                .add("password_rules", wanted.passwordRules())
                .visible("accent_light", wanted.accentLight())
                .visible("accent_dark", wanted.accentDark())
                .add("sign_in_texts", emptyIsNotTold(wanted.signInTexts()))
                .build();
    }

    private static @Nullable JsonObject emptyIsNotTold(@Nullable JsonObject texts) {
        return texts == null || texts.isEmpty() ? null : texts;
    }
}
