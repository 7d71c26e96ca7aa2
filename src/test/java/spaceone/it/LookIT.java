package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** The look of a domain as browsers get it, before anybody signed in. */
@InServer
class LookIT {

    /** A square of 16 pixels. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAGUlEQVR4nGPcrCbHQApgIkn1qIZRDUNKAwAnVAEXvjgxPgAAAABJRU5ErkJggg==";

    private final Tenant acme = Installation.domain();

    private Answer set(String logo) {
        return acme.asAdmin("organization/set-logo", "{\"logo\": \"%s\"}".formatted(logo));
    }

    @Test
    void aLogoIsKeptByBrowsersAndRunsNothing() {
        String path = set(PNG).is(200).json().getJsonObject("logo").getString("path");

        Answer logo = Api.get("/" + path).is(200);
        assertThat(header(logo, "Content-Type")).isEqualTo("image/png");
        assertThat(header(logo, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(logo, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(logo, "Content-Security-Policy"))
                .startsWith("sandbox; default-src 'none'");
        assertThat(header(logo, "Content-Length"))
                .isEqualTo(String.valueOf(Base64.getDecoder().decode(PNG).length));
        assertThat(look())
                .isEqualTo(
                        "{\"logo\":{\"path\":\"%s\",\"width\":16,\"height\":16}}".formatted(path));

        acme.asAdmin("organization/remove-logo", "{}").is(200);
        Answer gone = Api.get("/" + path);
        gone.is(404);
        assertThat(header(gone, "Cache-Control")).isEqualTo("no-store");
        assertThat(look()).isEqualTo("absent");
    }

    @Test
    void aBlankTextTakesAColourAwayAndAnEmptyOneLeavesIt() {
        acme.asAdmin("organization/update", "{\"accent_light\": \"#0B6E4F\"}").is(200);
        acme.asAdmin("organization/update", "{\"accent_light\": \"\"}").is(200);
        assertThat(look()).isEqualTo("{\"accent_light\":\"#0b6e4f\"}");

        acme.asAdmin("organization/update", "{\"accent_light\": \" \"}").is(200);
        assertThat(look()).isEqualTo("absent");
        acme.asAdmin("organization/update", "{\"accent_light\": \"#ffd500\"}")
                .isRefused(400, "ERROR_LOW_CONTRAST");
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }

    private String look() {
        var config =
                Api.post(
                                "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\": \"%s\"}".formatted(acme.name()))
                        .is(200)
                        .json()
                        .getJsonObject("config");
        return config.containsKey("look") ? config.get("look").toString() : "absent";
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (String bad : new String[] {"!", "PHN2Zy8+", PNG.substring(0, 40)}) {
            assertThat(set(bad).isRefused(400, "ERROR_INVALID_PARAMETER").message())
                    .contains("key = logo");
        }
        for (String path :
                new String[] {
                    "/logo",
                    "/logo/",
                    "/logo/x",
                    "/logo/..%2f/x",
                    "/logo/" + acme.domainId() + "/" + "0".repeat(64)
                }) {
            assertThat(Api.get(path).status()).as(path).isIn(400, 404);
        }
    }
}
