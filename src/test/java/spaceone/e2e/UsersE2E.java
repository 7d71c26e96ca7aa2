package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.util.List;
import java.util.regex.Pattern;
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
    void whoNeverHadASecondFactorIsFoundWithoutOne(Screen screen) {
        Person bob = Person.in(acme, "bob");
        bob.turnOnMfaByMail(bob.id());

        SignInPage.administrator(screen, acme).go("desk/users?mfa=DISABLED").says("1 to 1 of 1");

        screen.follow("Administration").follow("1 Without a second factor").says("1 to 1 of 1");
        screen.go("desk/users?mfa=ENABLED").says("bob");
    }

    @Test
    void everyWordOfASearchHasToBeFoundSomewhere(Screen screen) {
        for (String name : List.of("Kim Minsu", "Kim Jieun", "Lee Minsu")) {
            String id = name.replace(' ', '.').toLowerCase() + "@acme.io";
            acme.asAdmin(
                            "user/create",
                            """
                            {"user_id": "%s", "name": "%s", "auth_type": "EXTERNAL"}
                            """
                                    .formatted(id, name))
                    .is(200);
        }
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 4 of 4");

        screen.type("Search", "minsu kim").says("1 to 1 of 1");
        screen.type("Search", "minsu kim.minsu@acme").says("1 to 1 of 1");
        screen.type("Search", "kim nobody").says("Nothing found");
    }

    @Test
    void theListFollowsTheAddress(Screen screen) {
        Person bob = Person.in(acme, "bob");
        acme.asAdmin("user/disable", bob.named("")).is(200);
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 2 of 2");

        screen.go("desk/users?state=DISABLED").says("1 to 1 of 1");
        assertThat(screen.page().locator("#filter-state")).hasValue("DISABLED");
        screen.page().goBack();
        screen.says("1 to 2 of 2");
        assertThat(screen.page().locator("#filter-state")).hasValue("");
    }

    @Test
    void onlyWhatWasChangedIsSaved(Screen screen) {
        Person bob = Person.in(acme, "bob");
        acme.asAdmin("user/update", bob.named(", \"tags\": {\"team\": \"ops\"}")).is(200);
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id()).isAt("bob");
        String elsewhere =
                ", \"language\": \"ja\", \"tags\": {\"team\": \"ops\", \"floor\": \"2\"}";
        acme.asAdmin("user/update", bob.named(elsewhere)).is(200);

        screen.type("Name", "Robert").press("Save").says("Saved.").isAt("Robert");
        assertThat(bob.record().body()).contains("\"ja\"", "\"floor\":\"2\"", "Robert");

        acme.asAdmin("user/update", bob.named(", \"name\": \"Bobby\"")).is(200);
        screen.type("Name", "Rob").press("Save").says("Somebody else was here").look("conflict");
        screen.answer("Cancel");
        assertThat(bob.record().body()).contains("Bobby");
        screen.press("Save").answer("Save mine");
        screen.isAt("Rob");
    }

    @Test
    void aTagKeepsItsLines(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id()).isAt("bob");

        screen.press("Add a tag").type("Name of the tag", "note").type("Value", "one\ntwo");
        screen.press("Save").says("Saved.").look("lines");

        assertThat(bob.record().body()).contains("one\\ntwo");
        screen.type("Name", "Robert").press("Save").isAt("Robert");
        assertThat(bob.record().body()).contains("one\\ntwo");
    }

    @Test
    void aPageIsNamedAfterWhomItIsAboutAndHasTheFocus(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id()).isAt("bob");

        assertThat(screen.page()).hasTitle(Pattern.compile("^bob.* · User · .*"));
        assertThat(screen.page().locator("h1")).isFocused();
        assertThat(screen.page().locator("header [aria-current]")).hasText("Administration");
        assertThat(screen.page().locator("nav.side [aria-current]")).hasText("Users");
    }

    @Test
    void whatWasSaidGoesWithThePage(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id()).isAt("bob");
        screen.type("Name", "Robert").press("Save").says("Saved.");

        screen.follow("Roles").isAt("Roles");
        // At once: it would go by itself before an assertion that waits gives up.
        assertThat(screen.page().locator(".toast").count()).isZero();

        screen.go("desk/users/one/" + bob.id()).type("Name", "Bob").press("Save").says("Saved.");
        screen.press("Sign out");
        new SignInPage(screen).here();
        assertThat(screen.page().locator(".toast").count()).isZero();
    }

    @Test
    void theMenuOfColumnsCloses(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/users").isAt("Users");
        Locator menu = screen.page().locator("details.menu").first();
        screen.page().getByText("Columns").click();
        assertThat(menu).hasAttribute("open", "");

        screen.page().keyboard().press("Escape");
        assertThat(menu).not().hasAttribute("open", "");
        assertThat(menu.locator("summary")).isFocused();
        screen.page().getByText("Columns").click();
        screen.field("Search").click();
        assertThat(menu).not().hasAttribute("open", "");
    }

    @Test
    void manyAreDisabledAtOnceAndWhoFailedIsTold(Screen screen) {
        for (int i = 0; i < 27; i++) {
            acme.asAdmin(
                            "user/create",
                            """
                            {"user_id": "leaver%02d", "auth_type": "EXTERNAL"}
                            """
                                    .formatted(i))
                    .is(200);
        }
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 25 of 28");

        screen.page().getByLabel("Choose all on this page").check();
        screen.says("25 chosen").press("Choose all 28 found").says("28 chosen");
        screen.press("Disable").look("bulk-sure");
        screen.answer("Disable (28)").says("Done: 27. Failed: 1.").look("bulk-done");
        screen.says("This is the last administrator");
        assertThat(acme.asAdmin("user/stat", states()).body()).contains("\"count\":27");

        screen.press("Repeat the 1 that failed").says("Done: 0. Failed: 1.");
        screen.press("Choose none").type("Search", "leaver03").says("1 to 1 of 1");
        screen.page().getByLabel("Choose: leaver03").check();
        screen.page().getByText("More", new GetByTextOptions().setExact(true)).click();
        screen.look("bulk-menu").press("Set a tag").type("Name of the tag", "wave");
        // A filter has a value, too.
        screen.page().locator("#bulk_value").fill("2");
        screen.press("Continue").answer("Set a tag (1)").says("Done: 1. Failed: 0.");
        screen.type("Search", "").type("Tag", "wave=2").says("1 to 1 of 1");
    }

    private static String states() {
        return """
        {"query": {"filter": [{"k": "state", "v": "DISABLED", "o": "eq"}], "aggregate": [{"group":
         {"keys": [{"key": "state", "name": "state"}], "fields": [{"name": "count", "operator": "count"}]}}]}}
        """;
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
    void aTemporaryPasswordIsHandedOver(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.press("Set a temporary password").answer("Set a temporary password");
        screen.says("Hand this over to the right person").look("temporary");
        String password = screen.page().locator("#temporary-password").textContent();

        assertThat(acme.signIn(bob.id(), password).is(200).text("access_token")).isNotEmpty();
        assertThat(bob.record().body()).contains("UPDATE_PASSWORD");
        screen.says("Action demanded").follow("All records of this person").isAt("Audit trail");
        screen.says("Action demanded");
    }

    @Test
    void whatWasBeforeAndAfterIsTold(Screen screen) {
        Person bob = Person.in(acme, "bob");
        acme.asAdmin("user/update", bob.named(", \"timezone\": \"Asia/Seoul\"")).is(200);
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.says("Account changed").page().getByText("Details").first().click();

        screen.says("time zone: UTC → Asia/Seoul");
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
    void aUserIsSignedOutEverywhere(Screen screen) {
        Person bob = Person.in(acme, "bob");
        bob.token();
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.says("Signed in at").press("Sign out everywhere");
        screen.answer("Sign out everywhere").says("Signed in nowhere.").look("user-sessions");

        bob.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
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
