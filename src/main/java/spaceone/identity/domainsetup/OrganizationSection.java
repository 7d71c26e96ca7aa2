package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.object;
import static spaceone.identity.domainsetup.Things.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import spaceone.identity.Json;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Organization;
import spaceone.identity.tenancy.PasswordRuleSet;

/** How a domain shows itself. Its own name is for those who run the installation. */
@ApplicationScoped
class OrganizationSection implements SingleSection {

    @Inject Domains domains;

    @Override
    public Section section() {
        return Section.ORGANIZATION;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        Organization here = domains.get(domainId).organization();
        JsonObjectBuilder thing =
                Json.createObjectBuilder()
                        .add("display_name", here.displayName())
                        .add("language", here.language())
                        .add("timezone", here.timezone())
                        .add("password_rules", Objects.requireNonNull(here.passwordRules()).name());
        if (here.accentLight() != null) {
            thing.add("accent_light", here.accentLight());
        }
        if (here.accentDark() != null) {
            thing.add("accent_dark", here.accentDark());
        }
        if (here.signInTexts() != null) {
            thing.add("sign_in_texts", here.signInTexts());
        }
        return Map.of("", Present.only(thing.build()));
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        domains.show(
                domainId,
                new Organization(
                        text(changed, "display_name"),
                        text(changed, "language"),
                        text(changed, "timezone"),
                        Optional.ofNullable(text(changed, "password_rules"))
                                .map(PasswordRuleSet::valueOf)
                                .orElse(null),
                        text(changed, "accent_light"),
                        text(changed, "accent_dark"),
                        object(changed, "sign_in_texts")));
    }
}
