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

    /** Whether somebody holds it: without, the browser goes on asking. */
    void holds(boolean present) {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("authenticatorId", id);
        wanted.addProperty("enabled", present);
        session.send("WebAuthn.setAutomaticPresenceSimulation", wanted);
    }
}
