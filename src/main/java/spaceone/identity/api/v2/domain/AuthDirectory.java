package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.ExternalDirectory;

/** A further directory, as a sign-in page may know it before anybody signed in. */
public record AuthDirectory(
        String directoryId,
        @Doc("What anybody may know of it, as `metadata` of the first one.") JsonObject metadata) {

    static AuthDirectory of(ExternalDirectory directory) {
        return new AuthDirectory(directory.directoryId(), directory.plugin().metadata());
    }
}
