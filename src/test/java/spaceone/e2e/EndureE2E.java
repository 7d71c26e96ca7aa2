package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** The pages where things are not as one would wish. */
@InBrowser
class EndureE2E {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        alice = Person.in(acme, "alice");
    }

    @Test
    void aReloadAndASecondTabGoOn(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/sessions").isAt("Where I am signed in");

        screen.page().reload();
        screen.isAt("Where I am signed in").says("You are signed in nowhere else.");
        screen.newTab().open("/#/account/profile").isAt("Profile");
        screen.press("Sign out");

        screen.says("You are signed out.");
        var first = screen.browser().pages().get(0);
        assertThat(first.getByLabel("User ID")).isVisible();
    }

    /**
     * The viewer of the API runs what others wrote; web jars bring pages of their authors along.
     */
    @Proves({"3.5.5", "10.1.1", "14.3.3"})
    @Test
    void noOtherDocumentGetsTheTokens(Screen screen) {
        SignInPage.signedIn(screen, alice);
        screen.newTab().open("/identity/docs");
        assertThat(screen.page().locator(".opblock-tag").first()).isVisible();

        Object answer =
                screen.page()
                        .evaluate(
                                """
                                () => new Promise((done) => {
                                  const channel = new BroadcastChannel("identity");
                                  channel.onmessage = ({ data }) => done(Object.keys(data).join());
                                  channel.postMessage({ ask: true });
                                  setTimeout(() => done("nothing"), 600);
                                })
                                """);

        assertThat(answer).isEqualTo("nothing");
        assertThat(screen.page().evaluate("self.origin")).isEqualTo("null");
    }

    @Test
    void anExpiredTokenIsReplacedUnnoticed(Screen screen) {
        SignInPage.signedIn(screen, alice);
        screen.page()
                .evaluate(
                        """
                        () => {
                          const key = "identity.session";
                          const kept = JSON.parse(sessionStorage.getItem(key));
                          const [head, claims] = kept.access.split(".");
                          sessionStorage.setItem(key, JSON.stringify({ ...kept, access: `${head}.${claims}.broken` }));
                        }
                        """);

        screen.page().reload();

        screen.isAt("Hello, ");
    }

    @Test
    void anEndedSessionLeadsToSignInAndBack(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/workspaces").isAt("My workspaces");
        alice.profile("revoke-sessions", "{}").is(200);

        screen.follow("Where I am signed in").says("Your session has ended").look("ended");

        new SignInPage(screen).gives(alice.id(), Installation.PASSWORD).in();
        screen.isAt("Where I am signed in");
    }

    @Test
    void whatWasTypedOutlivesTheSession(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/profile").isAt("Profile");
        screen.type("Name", "Alice Kim").press("Add a tag").type("Name of the tag", "team");
        alice.profile("revoke-sessions", "{}").is(200);
        screen.press("Save").says("Your session has ended").look("ended");

        new SignInPage(screen).gives(alice.id(), Installation.PASSWORD).in();

        screen.isAt("Profile");
        assertThat(screen.field("Name")).hasValue("Alice Kim");
        assertThat(screen.field("Name of the tag")).hasValue("team");
        screen.press("Save").says("Saved.");
    }

    @Proves("14.3.1")
    @Test
    void nobodyElseFindsWhatWasTyped(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/profile").isAt("Profile");
        screen.type("Name", "Alice Kim");
        alice.profile("revoke-sessions", "{}").is(200);
        screen.press("Save").says("Your session has ended");

        new SignInPage(screen).gives(acme.admin(), Installation.PASSWORD).in();

        screen.isAt("Profile");
        assertThat(screen.field("Name")).not().hasValue("Alice Kim");
    }

    @Test
    void aPageOpenedWhileTheServerIsAwayComesWithIt(Screen screen) {
        SignInPage.administrator(screen, acme);
        for (String place : new String[] {"account/activity", "desk/roles", "desk/users/new"}) {
            for (String part : new String[] {"**/identity/**", "**/js/desk/**", "**/check"}) {
                screen.browser().route(part, Route::abort);
            }
            screen.go(place).says("The service does not answer");
            for (String part : new String[] {"**/identity/**", "**/js/desk/**", "**/check"}) {
                screen.browser().unroute(part);
            }
            assertThat(screen.page().getByText("The service does not answer")).isHidden();
            screen.isAt(
                    place.endsWith("new")
                            ? "New user"
                            : place.endsWith("roles") ? "Roles" : "My activity");
            assertThat(screen.page().getByText("cannot be reached")).isHidden();
        }
        screen.go("account/activity").says("Sign-in");
    }

    @Test
    void aServerThatIsAwayIsSaidAndWaitedFor(Screen screen) {
        SignInPage.signedIn(screen, alice);
        screen.browser().route("**/identity/**", Route::abort);
        screen.browser().route("**/check", Route::abort);

        screen.go("account/activity").says("The service does not answer").look("away");

        screen.browser().unroute("**/identity/**");
        screen.browser().unroute("**/check");
        assertThat(screen.page().getByText("The service does not answer")).isHidden();
        screen.go("account/profile").isAt("Profile").go("account/activity").says("Sign-in");
    }

    /** 320 px is also what 200 % zoom leaves of 640. */
    @ParameterizedTest
    @ValueSource(strings = {"account", "desk", "desk/users", "desk/users/new", "desk/directory"})
    void nothingIsLostOnASmallDarkScreen(String place, Screen screen) {
        screen.page()
                .emulateMedia(
                        new com.microsoft.playwright.Page.EmulateMediaOptions()
                                .setColorScheme(ColorScheme.DARK));
        screen.page().setViewportSize(320, 640);
        SignInPage.administrator(screen, acme).go(place);
        screen.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

        screen.look("small-" + place.replace('/', '-'));

        assertThat((Integer) screen.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
    }

    @Test
    void whatThePageLoadsComesCompressedAndIsKept() {
        var page = Api.get("/");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        Matcher lasting = Pattern.compile("src=\"(at/\\w+/js/app.js)\"").matcher(page.body());
        assertThat(lasting.find()).isTrue();
        String address = "/" + lasting.group(1);

        var script = zipped(address, "");
        assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(script.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
        String tag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(zipped(address, tag).statusCode()).isEqualTo(304);
        assertThat(Api.get(address).body()).isEqualTo(Api.get("/js/app.js").body());

        String another = address.replaceFirst("at/\\w+", "at/0123456789abcdef");
        assertThat(zipped(another, "").headers().firstValue("Cache-Control")).contains("no-cache");
        for (String hidden :
                new String[] {"WEB-INF/web.xml", "js/../WEB-INF/web.xml", "webjars/x.html", ""}) {
            assertThat(zipped("/at/0123456789abcdef/" + hidden, "").statusCode())
                    .isBetween(400, 404);
        }
    }

    @Test
    void whatThePageLoadsIsWhatTheBuildMadeSmall() throws IOException {
        Path small = Path.of("target/pages/js/app.js");
        assumeTrue(Files.exists(small), "no esbuild for this machine");

        assertThat(Api.get("/js/app.js").body())
                .isEqualTo(Files.readString(small))
                .hasSizeLessThan(Files.readString(Path.of("src/main/webapp/js/app.js")).length());
    }

    private static HttpResponse<byte[]> zipped(String path, String known) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(Api.base() + path))
                                    .header("Accept-Encoding", "gzip")
                                    .header("If-None-Match", known)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Proves({"3.4.3", "3.4.5", "3.7.1", "14.2.3"})
    @Test
    void browsersAreToldToTrustNobodyElse() {
        var headers = Api.get("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    }
}
