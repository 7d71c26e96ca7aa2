package spaceone.identity.api.v2.organization;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;

/** Where pages find the logo, and how much room it wants. */
public record LogoInfo(
        @Doc("Where it is, below the address of this server; another logo has another one.")
                String path,
        int width,
        int height) {

    static LogoInfo of(JsonObject logo) {
        return new LogoInfo(logo.getString("path"), logo.getInt("width"), logo.getInt("height"));
    }
}
