package spaceone.identity.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;
import spaceone.identity.FreeForm;
import spaceone.identity.JsonColumn;

/** What a user is called, how he is spoken to, and what else was noted of him. */
@Embeddable
class Profile {

    private String name;
    private String language;
    private String timezone;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    protected Profile() {}

    Profile(@Nullable String name, String language, String timezone, @Nullable JsonObject tags) {
        this.name = name == null ? "" : name.strip();
        this.language = language;
        this.timezone = timezone;
        this.tags = tags == null ? JsonValue.EMPTY_JSON_OBJECT : FreeForm.trimmed(tags);
    }

    void change(UserChanges changes) {
        if (changes.name() != null) {
            name = changes.name();
        }
        if (changes.language() != null) {
            language = changes.language();
        }
        if (changes.timezone() != null) {
            timezone = changes.timezone();
        }
        if (changes.tags() != null) {
            tags = FreeForm.trimmed(changes.tags());
        }
    }

    String name() {
        return name;
    }

    String language() {
        return language;
    }

    String timezone() {
        return timezone;
    }

    JsonObject tags() {
        return tags == null ? JsonValue.EMPTY_JSON_OBJECT : tags;
    }
}
