package spaceone.identity.api.v2.system;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.founding.Administrator;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserIds;

/** The first administrator of a domain. */
public record AdminRequest(
        @NotNull @Most(UserIds.LONGEST) String userId,
        @NotNull @Most(value = PasswordPolicy.LONGEST, byRoom = true) String password,
        @NotNull @Most(Registration.LONGEST_NAME) String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Nullable Boolean resetPassword) {

    /** The administrator of the installation. */
    Administrator toRootAdministrator() {
        return new Administrator(
                userId.strip(), password, name, email, language, timezone, tags, false);
    }

    /** The administrator of a domain: his id is his address, unless another is given. */
    public Administrator toDomainAdministrator() {
        return new Administrator(
                userId.strip(),
                password,
                name,
                email == null ? userId.strip() : email,
                language,
                timezone,
                tags,
                Boolean.TRUE.equals(resetPassword));
    }
}
