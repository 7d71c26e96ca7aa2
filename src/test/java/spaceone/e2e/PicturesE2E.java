package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/**
 * The pictures of the README: made here, looked at, and copied from {@code target/pictures} to
 * {@code docs/images} by hand.
 */
@InBrowser
class PicturesE2E {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int MOST_BYTES = 100_000;

    private static final List<String> NAMES =
            List.of(
                    "Amina Diallo",
                    "Bora Kaya",
                    "Chloe Martin",
                    "Daichi Mori",
                    "Elif Demir",
                    "Felix Braun",
                    "Grace Okafor",
                    "Haruto Sato",
                    "Ines Costa",
                    "Jisoo Han",
                    "Kim Minjun",
                    "Lena Novak",
                    "Mateo Rossi");

    private static final Set<String> INVITED = Set.of("Bora Kaya", "Haruto Sato");

    private final Tenant acme = Installation.domain();

    @BeforeEach
    void furnish() {
        ask("organization/update", "{\"display_name\": \"Harbour Works\"}");
        ask(
                "user/update",
                "{\"user_id\": \"%s\", \"name\": \"Zofia Nowak\"}".formatted(acme.admin()));
        NAMES.forEach(this::create);
        for (String name : List.of("Amina Diallo", "Chloe Martin", "Jisoo Han")) {
            turnOnMfa(id(name));
        }
        ask("user/disable", "{\"user_id\": \"" + id("Felix Braun") + "\"}");
    }

    @Test
    void theReadmeShowsThePages(Screen screen) throws IOException {
        screen.open(acme).says("Sign in with a passkey");
        picture(screen, "sign-in", 1000, 640);
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 14 of 14");
        picture(screen, "users", 1200, 900);
        screen.follow("Jisoo Han").isAt("Jisoo Han").says("Signed in at");
        picture(screen, "person", 1200, 900);
        screen.go("desk/users").says("1 to 14 of 14");
        picture(screen, "phone", 390, 844);
        assertThat(screen.page().locator("header.bar").boundingBox().height).isLessThan(64);
    }

    private void create(String name) {
        String id = id(name);
        String how =
                INVITED.contains(name)
                        ? "\"reset_password\": true"
                        : "\"password\": \"" + Installation.PASSWORD + "\"";
        ask(
                "user/create",
                """
                {"user_id": "%s", "name": "%s", "auth_type": "LOCAL", "email": "%1$s", %s}
                """
                        .formatted(id, name, how));
        if (!INVITED.contains(name)) {
            ask("user/verify-email", "{\"user_id\": \"" + id + "\"}");
            acme.signIn(id, Installation.PASSWORD).is(200);
        }
    }

    private void turnOnMfa(String id) {
        String token = acme.token(id);
        String how = "{\"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"" + id + "\"}}";
        Mailbox box = Mailbox.of(id);
        int before = box.now().size();
        Api.post("/identity/v2/user-profile/enable-mfa", token, how).is(200);
        String code = box.number(before + 1).code();
        Api.post("/identity/v2/user-profile/confirm-mfa", token, Person.code(code)).is(200);
    }

    private void picture(Screen screen, String name, int width, int height) throws IOException {
        CDPSession browser = screen.browser().newCDPSession(screen.page());
        screen.page().setViewportSize(width, height);
        screen.page().mouse().move(0, 0);
        JsonObject how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", 80);
        String data = browser.send("Page.captureScreenshot", how).get("data").getAsString();
        browser.detach();
        byte[] picture = Base64.getDecoder().decode(data);
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".webp"), picture);
        assertThat(picture).hasSizeBetween(1_000, MOST_BYTES);
    }

    private void ask(String method, String json) {
        acme.asAdmin(method, json).is(200);
    }

    private static String id(String name) {
        return name.toLowerCase().replace(' ', '.') + "@harbour.example";
    }
}
