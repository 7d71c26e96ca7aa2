package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;

/** What a page hands on to the browser: the words in it are WebAuthn's. */
public record PasskeyOptionsInfo(@Doc("What the browser is given.") JsonObject options) {}
