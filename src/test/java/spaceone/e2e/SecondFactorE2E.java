package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** The second factor, set up, asked for and turned off. */
@InBrowser
class SecondFactorE2E {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        alice = Person.in(acme, "alice");
    }

    @Test
    void anAppIsSetUpAndAskedFor(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/mfa").look("off");
        screen.press("Set it up").look("choose");
        screen.type("Current password", Installation.PASSWORD);
        screen.press("Continue").says("Scan this picture").look("key");
        App app = App.reading(Camera.read(screen.page().locator(".qr")));

        screen.type("Code of the app", Person.wrong(app.code())).press("Turn on");
        screen.refuses("Code of the app", "This code is not good").look("wrong-code");
        // As people copy it.
        screen.type("Code of the app", app.code().replaceAll("(...)", "$1 ")).press("Turn on");
        screen.says("Your codes come from an authenticator app").look("on");

        screen.press("Sign out");
        SignInPage page = new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code").look("asked");
        page.entersCode(Person.wrong(app.code(1)));
        screen.refuses(SignInPage.CODE, "This code is not good");
        page.entersCode(app.code(1)).in();
    }

    @Test
    void codesByMailAreSetUpAskedForAndTurnedOff(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/mfa").press("Set it up");
        screen.page().getByLabel("Nothing to install").check();
        screen.type("Current password", Installation.PASSWORD);
        screen.type("Mailbox for the codes", "no-address@x").press("Continue");
        screen.refuses("Mailbox for the codes", "This is no e-mail address");
        Mailbox box = Mailbox.of("box@" + acme.name() + ".io");
        screen.type("Mailbox for the codes", "box@" + acme.name() + ".io").press("Continue");
        screen.says("We sent a code of six digits to bo•••@").look("mailed");
        assertThat(screen.page().getByText("New code in")).isDisabled();
        screen.type(SignInPage.CODE, box.number(1).code()).press("Turn on");
        screen.says("Your codes come by e-mail");

        screen.press("Sign out");
        SignInPage page = new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code").says("bo•••@");
        page.entersCode(box.number(2).code()).in();

        screen.go("account/mfa").press("Turn off the second factor").look("sure");
        screen.answer("Go on").type("Current password", Installation.PASSWORD);
        screen.press("Continue").says("We sent a code");
        screen.type(SignInPage.CODE, box.number(3).code()).press("Turn off the second factor");
        screen.says("The second factor is off.");
    }

    /** Whoever has both can use either, and loses neither while one is replaced. */
    @Test
    void anAppAndCodesByMailStandBesideOneAnother(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/mfa").press("Set it up");
        screen.type("Current password", Installation.PASSWORD).press("Continue");
        App app = app(screen);
        screen.type("Code of the app", app.code())
                .press("Turn on")
                .says("from an authenticator app");
        screen.press("Add codes by e-mail").type("Current password", Installation.PASSWORD);
        Mailbox box = Mailbox.of("spare@" + acme.name() + ".io");
        screen.type("Mailbox for the codes", "spare@" + acme.name() + ".io").press("Continue");
        screen.type(SignInPage.CODE, box.number(1).code()).press("Turn on");
        screen.says("Your codes come by e-mail to spare@").says("asked for first").look("both");
        screen.press("Test: E-mail").says("sp•••@").look("test");
        screen.type(SignInPage.CODE, box.number(2).code()).press("Test");
        screen.says("It works: E-mail").press("Test: Authenticator app");
        screen.type(SignInPage.CODE, Person.wrong(app.code(1))).press("Test");
        screen.refuses(SignInPage.CODE, "This code is not good");
        screen.type(SignInPage.CODE, app.code(1)).press("Test").says("It works: Authenticator app");

        screen.press("Sign out");
        SignInPage page = new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code").look("asked").press("Get a code by e-mail").says("sp•••@");
        page.entersCode(box.number(3).code()).in();

        screen.go("account/mfa").press("Ask for this first: E-mail").says("was changed");
        screen.press("Remove: Authenticator app").answer("Remove");
        assertThat(screen.page().getByText("from an authenticator app")).hasCount(0);
        screen.press("Sign out");
        new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code").says("sp•••@");
        assertThat(screen.button("Use the code of your app")).hasCount(0);
    }

    @Test
    void aDemandedAppIsSetUpBeforeTheFirstSignIn(Screen screen) {
        acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"OTP\""))
                .is(200);

        SignInPage page = SignInPage.of(screen, acme).gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Protect your account").look("demanded");
        screen.press("Continue").says("Scan this picture");
        App app = app(screen);
        screen.type("Code of the app", app.code()).press("Turn on");

        screen.isAt("Recovery codes").look("demanded-codes");
        screen.press("I have kept them, continue");
        page.in();
    }

    /** Whoever was in the account with the password alone may be in it still. */
    @Test
    void afterAChangeOfAFactorTheOtherSessionsCanBeEnded(Screen screen) {
        alice.token();
        SignInPage.signedIn(screen, alice);
        VirtualKey.in(screen);
        screen.go("account/mfa").press("Add a passkey").press("Continue");
        screen.says("Every other browser and program has to sign in again").look("end-others");
        screen.answer("Cancel");
        alice.profile("get", "{}").is(200);

        screen.press("Set it up").type("Current password", Installation.PASSWORD);
        screen.press("Continue");
        screen.type("Code of the app", app(screen).code()).press("Turn on");
        screen.answer("Sign out everywhere else").says("Done: signed out there");
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");

        screen.press("Remove: Chrome, Linux").answer("Remove").says("The passkey was removed");
        screen.go("account/sessions").says("You are signed in nowhere else");
    }

    @Test
    void aTrustedDeviceIsNotAskedUntilItIsRevoked(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/mfa").press("Set it up");
        screen.type("Current password", Installation.PASSWORD).press("Continue");
        App app = app(screen);
        screen.type("Code of the app", app.code()).press("Turn on");
        screen.says("Your codes come from an authenticator app").press("Sign out");
        SignInPage page = new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code");
        screen.page().getByLabel("Do not ask on this device for 30 days").check();
        screen.look("trust");
        page.entersCode(app.code(1)).in();

        screen.press("Sign out");
        new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD).in();

        screen.go("account/sessions").says("Trusted devices").look("trusted");
        screen.press("Ask again: Chrome, Linux").says("asked for there again").press("Sign out");
        new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code");
    }

    @Test
    void aPasskeyIsAddedAndSignsInAloneAndInPlaceOfTheCode(Screen screen) {
        SignInPage.signedIn(screen, alice);
        VirtualKey key = VirtualKey.in(screen);
        screen.go("account/mfa").says("Passkeys").press("Add a passkey");
        screen.type("Name of the passkey", "My laptop").look("passkey-new").press("Continue");
        screen.says("The passkey was added").says("My laptop").look("passkey");
        screen.press("Rename: My laptop").type("Name of the passkey", "Work").press("Save");
        screen.says("The passkey has its new name");
        screen.press("Test: Passkeys").says("It works: Work");
        // Or the browser would fill it in at once.
        key.holds(false);
        screen.press("Sign out");
        new SignInPage(screen).here();
        screen.look("passkey-sign-in");
        key.holds(true);
        screen.press("Sign in with a passkey");
        new SignInPage(screen).in();

        screen.go("account/mfa").press("Set it up");
        screen.type("Current password", Installation.PASSWORD).press("Continue");
        App app = app(screen);
        screen.type("Code of the app", app.code()).press("Turn on");
        screen.says("Your codes come from an authenticator app");
        key.holds(false);
        screen.press("Sign out");
        new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Use your passkey").look("passkey-second");
        screen.press("Use a code instead").isAt("Enter your code").press("Back");
        new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Use your passkey");
        key.holds(true);
        screen.press("Continue with the passkey");
        new SignInPage(screen).in();

        screen.go("account/mfa").press("Remove: Work").answer("Remove");
        screen.says("The passkey was removed");
    }

    @Test
    void aDemandedPasskeyIsAddedBeforeTheFirstSignIn(Screen screen) {
        acme.asAdmin(
                        "factor-policy/set",
                        "{\"required_for\": \"EVERYBODY\", \"kinds\": [\"PASSKEY\"], \"enforced_from\": \"2026-01-01\"}")
                .is(200);
        VirtualKey key = VirtualKey.in(screen);

        SignInPage.of(screen, acme).gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Protect your account").look("demanded-passkey");
        key.knows(false);
        screen.press("Add a passkey").refuses("cancelled, or it took too long");
        key.knows(true);
        screen.press("Add a passkey");
        new SignInPage(screen).in().go("account/mfa").says("Chrome, Linux");
    }

    @Test
    void aPasskeyIsFilledInAndNeitherACopyNorARemovedOneSignsIn(Screen screen) {
        SignInPage.signedIn(screen, alice);
        VirtualKey key = VirtualKey.in(screen);
        screen.go("account/mfa").press("Add a passkey").press("Continue");
        screen.says("The passkey was added");
        key.holds(false);
        screen.press("Sign out");
        new SignInPage(screen).here();
        key.holds(true);
        screen.page().reload();
        // The browser offered it in the field for the name, and its owner took it.
        new SignInPage(screen).in();

        key.holds(false);
        screen.press("Sign out");
        new SignInPage(screen).here();
        // in this order: what the page asks for beside the form would be answered at once
        key.knows(false);
        key.holds(true);
        screen.press("Sign in with a passkey").refuses("cancelled, or it took too long");
        key.knows(true);
        screen.press("Sign in with a passkey");
        new SignInPage(screen).in();

        key.holds(false);
        screen.press("Sign out");
        new SignInPage(screen).here();
        key.countsFromTheBeginning();
        key.holds(true);
        screen.press("Sign in with a passkey").refuses("This passkey did not sign you in");

        acme.asAdmin(
                        "user/remove-passkey",
                        alice.named(", \"passkey_id\": \"" + onlyPasskey() + "\""))
                .is(200);
        screen.press("Sign in with a passkey").refuses("This passkey did not sign you in");
    }

    private String onlyPasskey() {
        return alice.profile("list-passkeys", "{}")
                .json()
                .getJsonArray("results")
                .getJsonObject(0)
                .getString("passkey_id");
    }

    @Test
    void aPasskeyOfAnotherSiteIsNotAskedFor(Screen screen) {
        VirtualKey.in(screen);
        screen.plays(
                "**/token/begin-passkey",
                200,
                """
                {"options": {"challenge": "AAAAAAAAAAAAAAAAAAAAAA", "rpId": "elsewhere.example",
                 "allowCredentials": [], "userVerification": "required", "timeout": 60000}}
                """);
        SignInPage.of(screen, acme);
        screen.press("Sign in with a passkey")
                .refuses("Passkeys of this service are not for this address");
    }

    @Test
    void aLostPhoneIsReplacedByARecoveryCode(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/mfa").press("Set it up");
        screen.type("Current password", Installation.PASSWORD).press("Continue");
        App app = app(screen);
        screen.type("Code of the app", app.code()).press("Turn on");
        screen.says("They are shown only now").look("codes");
        List<String> codes = screen.page().locator("#recovery-codes li").allTextContents();
        assertThat(screen.page().getByText("Download"))
                .hasAttribute("download", "recovery-codes.txt");
        screen.press("I have kept them").says("10 of 10 left").look("left");
        org.assertj.core.api.Assertions.assertThat(codes).hasSize(10);

        screen.press("Sign out");
        SignInPage page = new SignInPage(screen).here().gives(alice.id(), Installation.PASSWORD);
        screen.isAt("Enter your code").press("Lost your phone? Use a recovery code");
        screen.isAt("Use a recovery code")
                .type("Recovery code", "ABCD-EFGH-JKMN-2345")
                .press("Sign in");
        screen.refuses("Recovery code", "This code is not good").look("spare");
        screen.type("Recovery code", codes.get(0).toLowerCase(Locale.ROOT)).press("Sign in");
        page.in().go("account/mfa").says("9 of 10 left");

        screen.press("Sign out");
        new SignInPage(screen)
                .here()
                .gives(alice.id(), Installation.PASSWORD)
                .entersCode(codes.get(1))
                .in();
        screen.go("account/mfa").press("Make new codes").says("The codes you have become void");
        screen.answer("Continue")
                .says("They are shown only now")
                .press("I have kept them")
                .says("10 of 10 left");
        screen.press("Turn off the second factor").answer("Go on");
        screen.type("Current password", Installation.PASSWORD).press("Continue");
        screen.says("A recovery code does, too");
    }

    static App app(Screen screen) {
        return new App(screen.page().locator("#mfa-key").textContent().replace(" ", ""));
    }
}
