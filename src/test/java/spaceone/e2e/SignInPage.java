package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** The page where everybody begins. */
record SignInPage(Screen screen) {

    static final String CODE = "Code of six digits";

    static SignInPage of(Screen screen, Tenant tenant) {
        screen.open(tenant);
        return new SignInPage(screen).here();
    }

    SignInPage here() {
        assertThat(screen.field("User ID")).isVisible();
        return this;
    }

    SignInPage gives(String userId, String password) {
        screen.type("User ID", userId).type("Password", password);
        screen.press("Sign in");
        return this;
    }

    SignInPage entersCode(String code) {
        screen.type(CODE, code);
        screen.press("Sign in");
        return this;
    }

    /** Signed in: the way out is there. */
    Screen in() {
        assertThat(screen.button("Sign out").first()).isVisible();
        return screen;
    }

    static Screen signedIn(Screen screen, Person person) {
        return of(screen, person.tenant()).gives(person.id(), Installation.PASSWORD).in();
    }

    static Screen administrator(Screen screen, Tenant tenant) {
        return of(screen, tenant).gives(tenant.admin(), Installation.PASSWORD).in();
    }
}
