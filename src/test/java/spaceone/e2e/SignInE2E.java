package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Getting in: with a password, with a link, and with what has to be done first. */
@InBrowser
class SignInE2E {

    private static final String NEW = "Fresh0Start";

    private final Tenant acme = Installation.domain();

    @Proves({"7.4.4", "14.3.1"})
    @Test
    void aUserSignsInAndOut(Screen screen) {
        Person alice = Person.in(acme, "alice");
        SignInPage page = SignInPage.of(screen, acme);
        screen.look("sign-in");

        page.gives(alice.id(), Installation.PASSWORD).in().says("Hello, ").look("account");

        screen.press("Sign out").says("You are signed out.");
        page.here();
        assertThat((String) screen.page().evaluate("JSON.stringify(sessionStorage)"))
                .doesNotContain("eyJ");
    }

    /** As with cookies blocked: whatever asks for a storage is refused. */
    @Test
    void whoseBrowserKeepsNothingSignsInAndKeepsNoTokenInTheAddress(Screen screen) {
        Person alice = Person.in(acme, "alice");
        screen.page()
                .addInitScript(
                        """
                        for (const kind of ["sessionStorage", "localStorage"]) {
                          Object.defineProperty(window, kind, {
                            configurable: true,
                            get() { throw new DOMException("", "SecurityError"); },
                          });
                        }
                        """);

        SignInPage.of(screen, acme).gives(alice.id(), Installation.PASSWORD).in().says("Hello, ");

        screen.page().navigate(Api.base() + "/?sso_access_token=a-secret");
        assertThat(screen.page().url()).doesNotContain("a-secret");
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhatIsWrong(Screen screen) {
        SignInPage page = SignInPage.of(screen, acme);

        page.gives("nobody", "Wrong1234");

        screen.refuses("User ID or password is wrong").look("refused");
        assertThat(screen.page().getByRole(AriaRole.ALERT)).isFocused();
    }

    @Test
    void afterTooManyTriesItSaysHowLongToWait(Screen screen) {
        Person alice = Person.in(acme, "alice");
        for (int i = 0; i < 10; i++) {
            alice.signIn("Wrong1234");
        }

        SignInPage.of(screen, acme).gives(alice.id(), Installation.PASSWORD);

        screen.refuses("Too many tries. Please wait 5 minutes").look("blocked");
    }

    @Test
    void aDisabledUserIsToldWhomToAsk(Screen screen) {
        Person alice = Person.in(acme, "alice");
        acme.asAdmin("user/disable", alice.named("")).is(200);

        SignInPage.of(screen, acme).gives(alice.id(), Installation.PASSWORD);

        screen.refuses("Ask your administrator to enable it");
    }

    @Test
    void whoComesToNoOrganisationIsAskedForIt(Screen screen) {
        screen.open("/?domain=no-such-place").isAt("Which organisation?").look("asked");

        screen.type("Organisation", "neither-this").press("Continue");
        screen.refuses("There is no organisation of that name").look("unknown");

        screen.type("Organisation", acme.name()).press("Continue");
        new SignInPage(screen).here();
    }

    @Test
    void whoForgotHisPasswordGetsALinkThatWorksOnce(Screen screen) {
        Person alice = Person.in(acme, "alice");
        SignInPage.of(screen, acme);
        screen.follow("Forgot your password?").isAt("Forgot your password?").look("forgotten");
        screen.type("User ID", alice.id()).press("Send the link");
        screen.isAt("Look into your mailbox").look("sent");

        String link = "/?sso_access_token=" + alice.mailbox().only().linkToken();
        screen.open(link).isAt("Choose a new password").look("choose");
        assertThat(screen.page().url()).doesNotContain("token");

        screen.type("New password", "short").press("Set the new password");
        screen.refuses("New password", "It needs: at least 8 characters").look("too-weak");
        screen.type("New password", NEW).press("Set the new password");
        new SignInPage(screen).in();

        screen.press("Sign out");
        screen.open(link).isAt("This link is no longer good").look("dead-link");
        screen.follow("Ask for a new link").isAt("Forgot your password?");
    }

    @Test
    void anInvitationLeadsIn(Screen screen) {
        String id = "inv@" + acme.name() + ".io";
        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "%s", "email": "%s", "auth_type": "LOCAL", "reset_password": true}
                        """
                                .formatted(id, id))
                .is(200);

        // As it is mailed: nothing in it names the organisation.
        screen.open("/?sso_access_token=" + Mailbox.of(id).only().linkToken());
        screen.type("New password", NEW).press("Set the new password");

        new SignInPage(screen).in().press("Sign out");
        new SignInPage(screen).here().gives(id, NEW).in();
    }

    @Test
    void anInvitationThatDiedIsSentAgainFromItsOwnPage(Screen screen) {
        String id = "inv@" + acme.name() + ".io";
        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "%s", "email": "%s", "auth_type": "LOCAL", "reset_password": true}
                        """
                                .formatted(id, id))
                .is(200);
        String link = "/?sso_access_token=" + Mailbox.of(id).only().linkToken();
        Time.update("update sessions set revoked_at = now() where domain_id = ?", acme.domainId());

        screen.open(link).isAt("This link is no longer good");
        screen.press("Send me a new one").isAt("Look into your mailbox").look("sent-again");

        screen.open("/?sso_access_token=" + Mailbox.of(id).number(2).linkToken());
        screen.isAt("Choose a new password");
    }

    @Test
    void aDemandedNewPasswordComesFirst(Screen screen) {
        Person alice = Person.in(acme, "alice");
        acme.asAdmin(
                        "user/set-required-actions",
                        alice.named(", \"required_actions\": [\"UPDATE_PASSWORD\"]"))
                .is(200);

        SignInPage page = SignInPage.of(screen, acme);
        page.gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Choose a new password").says("Your administrator asks you").look("demanded");
        screen.page().reload();
        screen.isAt("Choose a new password");
        screen.type("New password", Installation.PASSWORD).press("Set the new password");
        screen.refuses("New password", "This is your present password");

        screen.type("New password", NEW).press("Set the new password");
        screen.go("account/sessions").says("You are signed in nowhere else").press("Sign out");
        page.here().gives(alice.id(), NEW).in();
    }

    @Test
    void whatIsDemandedIsAskedForOnce(Screen screen) {
        Person alice = Person.in(acme, "alice");
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"EMAIL\""))
                .is(200);
        alice.askForReset().is(200);
        String address = "box@" + acme.name() + ".io";
        Mailbox box = Mailbox.of(address);

        screen.open("/?sso_access_token=" + alice.mailbox().only().linkToken());
        screen.type("New password", NEW).press("Set the new password");
        screen.isAt("Protect your account").type("Mailbox for the codes", address);
        screen.press("Continue").says("We sent a code");
        screen.type(SignInPage.CODE, box.number(1).code()).press("Turn on");
        screen.isAt("Recovery codes").press("I have kept them, continue");
        new SignInPage(screen).in();

        acme.asAdmin(
                        "user/set-required-actions",
                        alice.named(", \"required_actions\": [\"UPDATE_PASSWORD\"]"))
                .is(200);
        screen.press("Sign out");
        new SignInPage(screen).here().gives(alice.id(), NEW);
        screen.isAt("Enter your code");
        new SignInPage(screen).entersCode(box.number(2).code());
        screen.isAt("Choose a new password").type("New password", "Lantern4Meadow");
        screen.press("Set the new password");
        screen.go("account/sessions").says("You are signed in nowhere else");
    }

    @Proves("6.2.6")
    @Test
    void thePasswordCanBeLookedAt(Screen screen) {
        SignInPage.of(screen, acme);
        Locator password = screen.field("Password");

        screen.press("Show: Password");

        assertThat(password).hasAttribute("type", "text");
    }
}
