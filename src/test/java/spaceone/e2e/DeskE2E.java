package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** Everything on the administrator's desk but the users. */
@InBrowser
class DeskE2E {

    private static final String DIRECTORY =
            """
            {"domain_id": "d", "state": "ENABLED", "plugin_info": {"plugin_id": "p", "secret_id": "s",
             "options": {"protocol": "ldap", "identity_provider": "Staff", "url": "ldaps://x", "base_dn": "dc=x"}}}
            """;

    private final Tenant acme = Installation.domain();

    @Test
    void theOverviewTellsTheNumbers(Screen screen) {
        acme.signIn("nobody", "Wrong1234");

        SignInPage.administrator(screen, acme).go("desk").says("Sign-ins of the last 14 days");
        screen.says("What needs you").follow("Look: Administrators without a second factor");
        screen.isAt("Users").says("1 to 1 of 1").go("desk");

        screen.says("Without a second factor").look("overview");
        screen.follow("1 Administrators").says("1 to 1 of 1");
    }

    @Test
    void aWorkspaceIsCreatedFilledAndDeleted(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/workspaces").isAt("Workspaces");
        screen.type("Name of a new workspace", "Research").press("Create").isAt("Research");

        screen.type("User to add", "nobody").press("Give the role");
        screen.refuses("Not found (1): nobody");
        screen.type("User to add", bob.id()).press("Give the role").says("The role is given.");
        screen.choose("Role of " + bob.id(), "Workspace Owner").says("Saved.");
        screen.type("Name of a new user group", "Team").press("Create").says("Team").look("filled");
        screen.go("desk/users?q=bob").says("1 to 1 of 1");
        screen.page().getByLabel("Choose all on this page").check();
        screen.page().getByText("More", new GetByTextOptions().setExact(true)).click();
        screen.press("Add to a user group").choose("User group", "Team");
        screen.press("Continue").answer("Add to a user group (1)").says("Done: 1. Failed: 0.");
        assertThat(bob.profile("get-workspaces", "{}").body()).contains("WORKSPACE_OWNER");

        screen.go("desk/workspaces");
        screen.type("Name of a new workspace", "Research").press("Create");
        screen.refuses("There is one of that name already").look("taken");
        screen.follow("Research").press("Delete");
        screen.type("To confirm, type Research", "Research").answer("Delete");
        screen.isAt("Workspaces").says("Nothing found");
    }

    @Test
    void allMembersOfAWorkspaceAreThere(Screen screen) {
        String place =
                acme.asAdmin("workspace/create", "{\"name\": \"Research\"}").text("workspace_id");
        for (int i = 0; i < 27; i++) {
            acme.asAdmin(
                            "user/create",
                            """
                            {"user_id": "user%02d", "name": "User %02d", "auth_type": "EXTERNAL"}
                            """
                                    .formatted(i, i))
                    .is(200);
            acme.asAdmin(
                            "role-binding/create",
                            """
                            {"user_id": "user%02d", "role_id": "managed-workspace-member",
                             "resource_group": "WORKSPACE", "workspace_id": "%s"}
                            """
                                    .formatted(i, place))
                    .is(200);
        }
        SignInPage.administrator(screen, acme).go("desk/workspaces/one/" + place);

        screen.isAt("Research").says("1 to 25 of 27").look("members").press("Next");
        screen.says("26 to 27 of 27").type("Search", "user 26").says("1 to 1 of 1");
    }

    @Test
    void amongManyWorkspacesOneIsSearched(Screen screen) {
        for (int i = 0; i < 52; i++) {
            String name = i == 51 ? "Place unlike any" : "Place " + i;
            acme.asAdmin("workspace/create", "{\"name\": \"" + name + "\"}").is(200);
        }
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/users/one/" + bob.id());

        screen.says("50 of 52 shown").type("Search: Where", "place unlike").says("1 found.");
        screen.look("searched")
                .choose("Where", "Place unlike any")
                .choose("Role", "Workspace Member");
        screen.press("Give the role").says("The role is given.");
        assertThat(bob.profile("get-workspaces", "{}").body()).contains("Place unlike any");
    }

    @Test
    void permissionsThatMeanNothingAreNotTaken(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/roles/one/new").isAt("New role");
        screen.type("Name", "Auditor")
                .type("Permissions, one a line", "identity:User.read\nread all");
        screen.press("Save");
        screen.refuses("Permissions, one a line", "No such permission: read all").look("nonsense");

        screen.type("Permissions, one a line", "identity:User.read");
        screen.page().getByText("Choose from the permissions").click();
        screen.page()
                .getByRole(
                        AriaRole.GROUP, new GetByRoleOptions().setName("Workspace").setExact(true))
                .getByLabel("See")
                .check();
        screen.press("Save").isAt("Auditor");
        assertThat(screen.field("Permissions, one a line"))
                .hasValue("identity:User.read\nidentity:Workspace.read");
    }

    @Test
    void aWorkspaceGroupGivesRoles(Screen screen) {
        Person bob = Person.in(acme, "bob");
        acme.asAdmin("workspace/create", "{\"name\": \"Research\"}").is(200);
        SignInPage.administrator(screen, acme).go("desk/groups");
        screen.type("Name of a new workspace group", "Everybody").press("Create").isAt("Everybody");

        screen.type("User to add", bob.id()).press("Add the user").says(bob.id());
        screen.press("Delete").answer("Delete").refuses("There are users in this group");
        screen.press("Put in");

        screen.says("Take out").look("group");
        assertThat(bob.profile("get-workspaces", "{}").body()).contains("Research");
    }

    @Test
    void aRoleIsMadeAndGiven(Screen screen) {
        Person bob = Person.in(acme, "bob");
        SignInPage.administrator(screen, acme).go("desk/roles").look("roles");
        screen.follow("New role").type("Name", "Auditor").choose("Kind", "Administrator");
        screen.type("Permissions, one a line", "identity:User.read").press("Save").isAt("Auditor");
        screen.go("desk/roles/one/new").isAt("New role").type("Name", "Auditor").press("Save");
        screen.refuses("There is one of that name already").look("refused");

        screen.go("desk/users/one/" + bob.id());
        screen.choose("Role", "Auditor").press("Give the role").says("The role is given.");
        screen.press("Take away the role: The whole organisation").answer("Take away the role");
        screen.says("No role yet.");
        screen.go("desk/users/one/" + acme.admin());
        screen.press("Take away the role: The whole organisation").answer("Take away the role");
        screen.refuses("Nobody changes his own role");
    }

    @Test
    void theSecretOfAnAppIsShownOnce(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/apps").isAt("Apps");
        screen.page().getByText("New app").click();
        screen.type("Name", "ci").press("Create the app");
        assertThat(screen.page().locator("#role_id")).hasValue("");
        screen.choose("Role", "Domain Admin")
                .press("Create the app")
                .says("Secret of ci")
                .look("secret");
        String secret = screen.page().locator("#secret").textContent();
        Api.post("/identity/v2/user/list", secret, "{}").is(200);

        screen.page().reload();
        screen.says("1 to 1 of 1");
        assertThat(screen.page().locator("#secret")).hasCount(0);
        screen.press("New secret: ci").choose("How long the old secret works on", "1 day");
        screen.look("overlap").answer("New secret").says("The old secret works until ");
        Api.post("/identity/v2/user/list", secret, "{}").is(200);
        screen.look("both").press("End the old secret: ci").answer("End the old secret");
        screen.says("Done.");
        assertThat(Api.post("/identity/v2/user/list", secret, "{}").status()).isEqualTo(403);
        secret = screen.page().locator("#secret").textContent();
        Api.post("/identity/v2/user/list", secret, "{}").is(200);
        screen.press("Disable: ci").answer("Disable");
        // "Done." is said of the secret, too.
        assertThat(screen.button("Enable: ci")).isVisible();
        assertThat(Api.post("/identity/v2/user/list", secret, "{}").status()).isEqualTo(403);
    }

    @Test
    void mailsAreWatchedTestedAndSentAgain(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/mails").isAt("Mails");

        screen.press("Send a test mail").says("A test mail to " + acme.admin());
        assertThat(Mailbox.of(acme.admin()).only().subject()).contains("A test");
        screen.page().reload();
        screen.says("Sent").look("mails");
        screen.press("Send again: " + acme.admin()).says("on its way again");

        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "i@acme.io", "email": "i@acme.io", "auth_type": "LOCAL", "reset_password": true}
                        """)
                .is(200);
        Mailbox.of("i@acme.io").number(1);
        screen.page().reload();
        screen.press("Send again: i@acme.io");
        screen.refuses("This mail cannot be sent again").look("refused");
        screen.press("Send a new one to i@acme.io").says("A new mail to i@acme.io is on its way");
        Mailbox.of("i@acme.io").number(2);
    }

    @Test
    void anInvitationSpeaksTheWordsOfTheOrganisation(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk/mails").isAt("Mails");
        screen.follow("What mails say").isAt("What mails say");
        screen.page().locator("#mail-language").selectOption("ko");
        screen.says("[Cloudforet] 비밀번호를 설정해 주세요");
        screen.type("Subject", "{{link}}").press("Save").refuses("Subject", "must not name link");
        screen.type("Subject", "{{domain}}에 오신 것을 환영합니다").press("Save").says("Saved.");
        screen.says("[Cloudforet] " + acme.name() + "에 오신 것을 환영합니다").look("written");
        screen.press("Mail me a sample").says("A test mail to " + acme.admin());
        assertThat(Mailbox.of(acme.admin()).only().subject()).contains("환영합니다");

        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "ko@acme.io", "email": "ko@acme.io", "auth_type": "LOCAL", "reset_password": true, "language": "ko"}
                        """)
                .is(200);
        assertThat(Mailbox.of("ko@acme.io").only().subject())
                .isEqualTo("[Cloudforet] " + acme.name() + "에 오신 것을 환영합니다");

        screen.press("Back to the original text").answer("Back to the original text");
        screen.says("[Cloudforet] 비밀번호를 설정해 주세요");
    }

    @Test
    void aDirectoryThatIsNotThereIsExplained(Screen screen) {
        screen.plays("**/external-auth/set", 200, DIRECTORY);
        screen.plays(
                "**/v1/user/find",
                503,
                """
                {"detail": {"code": "ERROR_AUTHENTICATION_FAILURE_PLUGIN", "message": "not there"}}
                """);
        SignInPage.administrator(screen, acme).go("desk/directory").isAt("Directory").look("empty");
        screen.type("Name", "Staff").type("Address", "ldaps://x");
        screen.type("Where the people are (base DN)", "dc=x").press("Save").says("Saved.");

        screen.type("Name, user ID or e-mail address", "kim").press("Try it");

        screen.refuses("The directory does not answer properly").look("refused");
    }

    @Test
    void savingLeavesWhatTheFormKnowsNothingOf(Screen screen) {
        String before =
                """
                {"domain_id": "d", "state": "ENABLED", "plugin_info": {"plugin_id": "p", "metadata": {}, "options":
                 {"protocol": "keycloak", "identity_provider": "Staff", "client_id": "identity",
                  "openid-configuration": "https://sso.test/realms/a/.well-known/openid-configuration",
                  "audience": ["phone"], "group_mapper": {"rules": []}}}}
                """;
        AtomicReference<String> saved = new AtomicReference<>("");
        screen.plays("**/external-auth/get", 200, before);
        screen.browser()
                .route(
                        "**/external-auth/set",
                        route -> {
                            saved.set(route.request().postData());
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setStatus(200)
                                            .setContentType("application/json")
                                            .setBody(before));
                        });
        SignInPage.administrator(screen, acme).go("desk/directory").isAt("Directory");
        screen.press("Save").says("Saved.");

        assertThat(saved.get())
                .contains("\"protocol\":\"keycloak\"", "\"audience\":[\"phone\"]")
                .contains("\"group_mapper\":{\"rules\":[]}", "\"openid-configuration\"");
    }

    /** The directory itself is played: what is tested here is the page. */
    @Test
    void aDirectoryIsSetUpTriedAndRemoved(Screen screen) {
        screen.plays("**/external-auth/set", 200, DIRECTORY);
        screen.plays(
                "**/external-auth/unset", 200, "{\"domain_id\": \"d\", \"state\": \"DISABLED\"}");
        screen.plays(
                "**/v1/user/find",
                200,
                "{\"results\": [{\"user_id\": \"kim\", \"name\": \"Kim\"}], \"total_count\": 1}");
        SignInPage.administrator(screen, acme).go("desk/directory").isAt("Directory");
        screen.type("Name", "Staff").type("Address", "ldaps://x");
        screen.type("Where the people are (base DN)", "dc=x").press("Test the connection");
        screen.says("cannot be used like this").says("No host is known by the name x.");
        screen.look("tested").press("Save").says("Saved.");

        screen.type("Name, user ID or e-mail address", "kim").press("Try it");
        screen.says("It works. Found: 1").look("tried");
        screen.press("Remove the directory").answer("Remove the directory").says("Done.");
    }

    @Test
    void theAuditTrailShowsWhoDidWhat(Screen screen) {
        Person.in(acme, "bob");

        SignInPage.administrator(screen, acme).go("desk/audit").isAt("Audit trail");

        screen.choose("What", "Account created").says("bob@").look("audit");
        screen.page().locator("tbody details summary").first().click();
        screen.says("request ").look("details");
    }
}
