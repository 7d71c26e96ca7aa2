package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** The administrator and the users. */
@InBrowser
class UsersE2E {

    private final Tenant acme = Installation.domain();

    @Test
    void usersAreFoundFilteredSortedAndPaged(Screen screen) {
        for (int i = 0; i < 30; i++) {
            acme.asAdmin(
                            "user/create",
                            """
                            {"user_id": "user%02d", "name": "User %02d", "auth_type": "EXTERNAL"}
                            """
                                    .formatted(i, i))
                    .is(200);
        }
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 25 of 31").look("list");
        Locator rows = screen.page().locator("tbody tr");

        screen.press("Next").says("26 to 31 of 31");
        screen.page().reload();
        screen.says("26 to 31 of 31");
        screen.type("Search", "user07");
        screen.says("1 to 1 of 1");
        assertThat(rows).hasCount(1);
        screen.type("Search", "nobody at all").says("Nothing found").look("nothing");
        screen.type("Search", "").choose("Role", "Administrator").says("1 to 1 of 1");
        screen.choose("Role", "All").says("1 to 25 of 31").press("User ID").press("User ID");
        assertThat(rows.first()).containsText("user29");
    }

    @Test
    void aUserIsCreatedWithAFirstPassword(Screen screen) {
        String id = "bob@" + acme.name() + ".io";
        SignInPage.administrator(screen, acme).go("desk/users").follow("New user").look("new");
        screen.type("User ID", acme.admin()).type("Name (optional)", "Bob Park");
        screen.page().getByLabel("With a first password").check();
        screen.type("First password", Installation.PASSWORD).press("Create");
        screen.refuses("There is one of that name already").look("taken");

        screen.type("User ID", id).press("Create").isAt("Bob Park");

        screen.says("choose a new password").look("created");
        assertThat(acme.signIn(id, Installation.PASSWORD).is(200).text("access_token"))
                .isNotEmpty();
    }

    @Test
    void aUserIsInvited(Screen screen) {
        String id = "inv@" + acme.name() + ".io";
        SignInPage.administrator(screen, acme).go("desk/users/new");

        screen.type("User ID", id).type("E-mail", id).press("Create and invite");

        screen.says("the invitation is on its way");
        assertThat(Mailbox.of(id).only().linkToken()).isNotEmpty();
        screen.says("Invitation").look("timeline");
    }

    @Test
    void aUserIsEditedAndSecured(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.type("Name", "Robert").press("Save").says("Saved.").isAt("Robert");
        screen.type("E-mail", "no-address@x").press("Save").refuses("E-mail", "no e-mail address");
        screen.press("Demand an authenticator app").look("consequences");
        screen.answer("Demand an authenticator app").says("has to set up an app").says("demanded");

        assertThat(bob.record().body()).contains("ENFORCE_MFA");
    }

    @Test
    void aUserWhoLostThePhoneIsGivenACode(Screen screen) {
        Person bob = Person.in(acme, "bob");
        bob.turnOnMfaByMail(bob.id());
        bob.profile("renew-recovery-codes", "{}").is(200);
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.says("10 of 10 left").press("Give a one-time code").look("bypass-consequences");
        screen.answer("Give a one-time code").says("The code is made");
        screen.says("given by " + acme.admin()).look("bypass-code");
        String code = screen.page().locator("#bypass-code").textContent();

        bob.signIn("MFA", spaceone.testkit.Installation.PASSWORD, code).is(200);
    }

    @Test
    void aUserIsDisabledEnabledAndDeleted(Screen screen) {
        Person bob = Person.in(acme, "bob");
        bob.token();
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.press("Disable").says("All sessions end at once").answer("Disable");
        screen.says("is disabled.");
        bob.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        screen.press("Enable").answer("Enable").says("is enabled.");
        screen.press("Delete").type("To confirm, type " + bob.id(), bob.id()).look("delete");
        screen.answer("Delete").isAt("Users").says("is deleted.");

        acme.asAdmin("user/get", bob.named("")).isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void theLastAdministratorStays(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/users/one/" + acme.admin());

        screen.press("Disable").answer("Disable");

        screen.refuses("Make somebody else administrator first").look("refused");
    }
}
