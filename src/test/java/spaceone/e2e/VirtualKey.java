package spaceone.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/**
 * A device that keeps passkeys, as Chromium plays it for a page; its owner is there and lets it
 * sign only while it is told so.
 */
record VirtualKey(CDPSession session, String id) {

    static VirtualKey in(Screen screen) {
        CDPSession session = screen.browser().newCDPSession(screen.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        JsonObject made = session.send("WebAuthn.addVirtualAuthenticator", wanted);
        return new VirtualKey(session, made.get("authenticatorId").getAsString());
    }

    /** Whether it knows who holds it: without, it signs nothing that asks for that. */
    void knows(boolean holder) {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("authenticatorId", id);
        wanted.addProperty("isUserVerified", holder);
        session.send("WebAuthn.setUserVerified", wanted);
    }

    /** As a copy would that was made long ago. */
    void countsFromTheBeginning() {
        JsonObject all = new JsonObject();
        all.addProperty("authenticatorId", id);
        JsonObject kept =
                session.send("WebAuthn.getCredentials", all)
                        .getAsJsonArray("credentials")
                        .get(0)
                        .getAsJsonObject();
        session.send("WebAuthn.clearCredentials", all);
        kept.addProperty("signCount", 0);
        JsonObject copy = new JsonObject();
        copy.addProperty("authenticatorId", id);
        copy.add("credential", kept);
        session.send("WebAuthn.addCredential", copy);
    }

    /** Whether somebody holds it: without, the browser goes on asking. */
    void holds(boolean present) {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("authenticatorId", id);
        wanted.addProperty("enabled", present);
        session.send("WebAuthn.setAutomaticPresenceSimulation", wanted);
    }
}
