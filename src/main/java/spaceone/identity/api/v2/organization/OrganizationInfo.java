package spaceone.identity.api.v2.organization;

import jakarta.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Organization;
import spaceone.identity.tenancy.PasswordRuleSet;

public record OrganizationInfo(
        @Doc("What people type to sign in; the administrators of the installation give it.")
                String name,
        String displayName,
        @Doc("Language of pages and mails for whoever chose none, as an ISO 639 code.")
                String language,
        @Doc("Time zone of mails for whoever chose none, by its name in the tz database.")
                String timezone,
        PasswordRuleSet passwordRules,
        @Nullable String accentLight,
        @Nullable String accentDark,
        @Nullable JsonObject signInTexts,
        @Doc("Absent: pages show the first letters of its name.") @Nullable LogoInfo logo,
        String domainId) {

    static OrganizationInfo of(Domain domain) {
        Organization shown = domain.organization();
        return new OrganizationInfo(
                domain.name(),
                Objects.requireNonNull(shown.displayName()),
                Objects.requireNonNull(shown.language()),
                Objects.requireNonNull(shown.timezone()),
                Objects.requireNonNull(shown.passwordRules()),
                shown.accentLight(),
                shown.accentDark(),
                shown.signInTexts(),
                domain.logo().map(LogoInfo::of).orElse(null),
                domain.domainId());
    }
}
