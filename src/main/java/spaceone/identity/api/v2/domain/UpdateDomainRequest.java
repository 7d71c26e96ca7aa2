package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Form;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.Languages;
import spaceone.identity.user.Timezones;

/** {@code settings} is ours: language, timezone, display_name, password_policy of the domain. */
public record UpdateDomainRequest(
        @NotNull String domainId,
        @Most(255) @Nullable String name,
        @TagList @Nullable JsonObject tags,
        @Form @Nullable JsonObject settings) {

    /** The settings, if their language and time zone are ones that users could have. */
    @Nullable JsonObject checkedSettings() {
        if (settings != null) {
            if (settings.get("language") instanceof JsonString language) {
                Languages.check(language.getString());
            }
            if (settings.get("timezone") instanceof JsonString timezone) {
                Timezones.check(timezone.getString());
            }
        }
        return settings;
    }
}
