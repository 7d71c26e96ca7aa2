package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** What everybody can do with his own account. */
@InBrowser
class AccountE2E {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        alice = Person.unproven(acme, "alice");
    }

    @Test
    void theProfileIsChanged(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/profile").isAt("Profile").look("profile");

        screen.type("Time zone", "Mars/Olympus").press("Save");
        screen.refuses("Time zone", "timezone").look("refused");

        screen.type("Name", "Alice Kim").type("Time zone", "Asia/Seoul");
        screen.press("Add a tag").type("Name of the tag", "team").type("Value", "ops");
        screen.press("Save").says("Saved.");

        String record = alice.record().body();
        assertThat(record).contains("Alice Kim", "Asia/Seoul", "\"team\":\"ops\"");
        screen.page().reload();
        assertThat(screen.field("Value")).hasValue("ops");
    }

    @Test
    void whatIsKeptOnAPersonIsTheirsToDownload(Screen screen) throws Exception {
        SignInPage.signedIn(screen, alice).go("account/profile").says("Data kept here");

        Download file = screen.page().waitForDownload(() -> screen.press("Download as a file"));

        screen.says("exported.").look("data");
        assertThat(file.suggestedFilename()).startsWith("personal-data-").endsWith(".json");
        assertThat(Files.readString(file.path())).contains(alice.id(), "\"part\": \"SESSION\"");
    }

    @Test
    void theAddressIsVerifiedInPlace(Screen screen) {
        SignInPage.signedIn(screen, alice).says("Next step: turn on a second factor");
        screen.go("account/profile").type("Current password", Installation.PASSWORD);
        screen.press("Send a code");
        screen.says("We sent a code of six digits to").look("code");
        String code = alice.mailbox().only().code();

        screen.type(SignInPage.CODE, Person.wrong(code)).press("Verify");
        screen.refuses(SignInPage.CODE, "This code is not good");
        screen.type(SignInPage.CODE, code).press("Verify");

        screen.says("Your address is verified.").look("verified");
    }

    @Proves({"6.2.2", "6.2.3"})
    @Test
    void thePasswordIsChangedWithTheCurrentOne(Screen screen) {
        SignInPage.signedIn(screen, alice).go("account/password").isAt("Password").look("password");

        screen.type("Current password", "Wrong1234").type("New password", "Fresh0Start");
        screen.says("Strength: fair").press("Set the new password");
        screen.refuses("Current password", "The current password is wrong").look("refused");

        screen.type("Current password", Installation.PASSWORD).press("Set the new password");
        screen.says("Your password is changed.");
        alice.signIn("Fresh0Start").is(200);
    }

    @Test
    void otherSessionsAreSeenAndEnded(Screen screen) {
        String elsewhere = alice.token();
        SignInPage.signedIn(screen, alice).go("account/sessions");
        screen.says("This one").says("Chrome, Linux").look("sessions");

        screen.press("Sign out everywhere else").look("sure").answer("Cancel");
        assertThat(alice.profile("get", "{}").status()).isEqualTo(200);
        screen.press("Sign out everywhere else").answer("Sign out everywhere else");

        screen.says("You are signed in nowhere else.");
        assertThat(alice.token()).isEqualTo(elsewhere);
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void whoSignedInLongAgoGivesThePasswordOnceMoreAndGoesOn(Screen screen) {
        alice.token();
        SignInPage.signedIn(screen, alice).go("account/sessions").says("This one");
        Time.pass(acme, Duration.ofMinutes(6));

        screen.press("Sign out everywhere else").answer("Sign out everywhere else");
        screen.says("Is it still you?").look("proof").answer("Cancel");
        screen.refuses("Nothing was changed");
        alice.profile("get", "{}").is(200);

        screen.press("Sign out everywhere else").answer("Sign out everywhere else");
        screen.type("Current password", "Wrong9Horse").answer("Continue");
        screen.refuses("Current password", "The current password is wrong");
        screen.type("Current password", Installation.PASSWORD).answer("Continue");

        screen.says("You are signed in nowhere else.");
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void activityWorkspacesAndGroupsAreShown(Screen screen) {
        String workspace =
                acme.asAdmin("workspace/create", "{\"name\": \"Research\"}").text("workspace_id");
        acme.asAdmin(
                        "role-binding/create",
                        alice.named(
                                ", \"role_id\": \"managed-workspace-member\", \"resource_group\": \"WORKSPACE\", \"workspace_id\": \""
                                        + workspace
                                        + "\""))
                .is(200);
        alice.signIn("Wrong1234");

        SignInPage.signedIn(screen, alice).go("account/activity").isAt("My activity");
        screen.says("Account created").says("Refused").look("activity");
        screen.go("account/workspaces")
                .says("Research")
                .says("Workspace Member")
                .look("workspaces");
    }

    @Test
    void anotherLanguageIsSpokenAtOnce(Screen screen) {
        SignInPage.signedIn(screen, alice);

        screen.page().locator("#language").selectOption("ko");
        screen.isAt("안녕하세요").look("ko");
        screen.page().locator("#language").selectOption("ja");
        screen.isAt("こんにちは").look("ja");
        screen.page().reload();

        screen.isAt("こんにちは");
        assertThat(screen.page().locator("html")).hasAttribute("lang", "ja");
    }
}
