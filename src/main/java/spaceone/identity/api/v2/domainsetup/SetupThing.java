package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;

/** A thing of a document, as it was written. */
interface SetupThing {

    /** In the form in which it would be shown. */
    JsonObject toThing();
}
