package spaceone.identity.api.v2.system;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.founding.Administrator;

/** The first administrator of a domain. */
public record AdminRequest(
        @NotNull String userId,
        @NotNull String password,
        @NotNull String name,
        String email,
        String language,
        String timezone,
        @TagList JsonObject tags,
        Boolean resetPassword) {

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
