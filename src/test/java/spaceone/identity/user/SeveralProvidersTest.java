package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.user.TwoDirectories.FIRSTS;
import static spaceone.identity.user.TwoDirectories.SECONDS;
import static spaceone.identity.user.TwoDirectories.credentials;
import static spaceone.identity.user.TwoDirectories.domains;
import static spaceone.identity.user.TwoDirectories.none;
import static spaceone.identity.user.TwoDirectories.plugin;
import static spaceone.identity.user.TwoDirectories.provider;
import static spaceone.identity.user.TwoDirectories.shown;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.Refusal;
import spaceone.identity.directory.TrialStep;
import spaceone.identity.externalauth.ExternalAuthError;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.ProviderSetup;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Providers of OpenID among the directories of a domain, and who may keep directories. */
@InRoom
class SeveralProvidersTest {

    private static final Certificate CERTIFICATE = Certificate.of("localhost");

    @Inject ExternalArrival arrival;
    @Inject DirectoryLookup lookup;
    @Inject UserDirectory directory;
    @Inject ProviderSetup setup;
    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories directories;
    @Inject Town town;

    private OpenIdProvider alpha;
    private OpenIdProvider beta;
    private TwoDirectories two;
    private MemoryLdap first;
    private MemoryLdap second;
    private String domain;
    private String further;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        two = new TwoDirectories(CERTIFICATE, domain, externalAuths, directories);
        first = two.first;
        second = two.second;
        further = two.further;
        alpha = OpenIdProvider.start("/alpha").knows(Employee.named("eve", "Eve"));
        beta = OpenIdProvider.start("/beta").knows(Employee.named("kim", "Kim"));
    }

    @AfterEach
    void end() {
        two.close();
        alpha.close();
        beta.close();
    }

    @Test
    void whatAProviderSignedIsFoundAmongSeveralAndACodeIsShownToOne() {
        ExternalDirectory other = providers();

        User kim = arrive(byTheOther());
        assertThat(kim.directory()).contains(other.directoryId());
        // The second's opaque token would be good at the first for whoever runs that.
        int asked = beta.calls().size();
        refused(Refusal.NOT_ACTIVE, () -> arrive(shown("access_token", "tok-kim")));
        JsonObject both =
                Json.createObjectBuilder(byTheOther()).add("access_token", "tok-kim").build();
        refused(Refusal.UNKNOWN_KEY, () -> arrive(both));
        assertThat(beta.calls()).hasSize(asked);
        alpha.close();
        refused(
                DirectoryError.AUTHENTICATION_FAILURE_PLUGIN,
                () -> arrive(shown("access_token", "tok-kim")));
        assertThat(beta.calls()).hasSize(asked);
        assertThat(arrive(byTheOther()).key()).isEqualTo(kim.key());
    }

    @Test
    void whereOneIsAwayNobodyIsTheOthersStranger() {
        providers();
        try (OpenIdProvider gamma = OpenIdProvider.start("/gamma")) {
            gamma.knows(Employee.named("zoe", "Zoe"));
            JsonObject foreign = shown("id_token", gamma.press().idToken("zoe", zoe -> zoe));
            alpha.close();
            refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> arrive(foreign));
        }
    }

    @Test
    void oneThatIsAwayKeepsNobodyOutWhoseTokenIsOfAnother() {
        ExternalDirectory other = providers();
        alpha.close();
        JsonObject named = Json.createObjectBuilder(byTheOther()).add("user_id", "zoe").build();

        assertThat(arrive(named).directory()).contains(other.directoryId());
        first.knows(Employee.named("zoe", "Zoe"), FIRSTS);
        signIn("zoe", FIRSTS);
        assertThat(arrive(named).userId()).isEqualTo("kim");
    }

    @Test
    void noProviderSignsForTheUserOfAnotherDirectory() {
        ExternalDirectory other = providers();
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        User kim = signIn("kim", FIRSTS);

        refused(Refusal.OTHER_DIRECTORY, () -> arrive(byTheOther()))
                .satisfies(
                        refusal ->
                                assertThat(refusal.recorded())
                                        .containsEntry("user_id", "kim")
                                        .containsEntry("directory_id", other.directoryId()));
        assertThat(signIn("kim", FIRSTS).key()).isEqualTo(kim.key());
    }

    /** Whatever their order: a page that asks for a password reaches all that are LDAP. */
    @Test
    void aPasswordStopsAtNoProvider() {
        two.add("alpha", 0, provider(alpha));
        second.knows(Employee.named("kim", "Kim"), SECONDS);

        assertThat(signIn("kim", SECONDS).directory()).contains(further);
        assertThat(alpha.calls()).isEmpty();
    }

    /** So that an administrator reads in the record what it takes. */
    @Test
    void aPasswordIsNotWhatAnOnlyProviderTakes() {
        two.setFirst(provider(alpha));
        directories.delete(domain, further);

        refused(Refusal.NO_CREDENTIALS, () -> signIn("kim", FIRSTS));
    }

    @Test
    void whoCameBeforeComesWhereverTheirAddressBelongsNow() {
        second.knows(Employee.named("kim@beta.io", "Kim"), SECONDS);
        second.knows(Employee.named("lee@beta.io", "Lee"), SECONDS);
        User kim = signIn("kim@beta.io", SECONDS);
        two.setFirst(domains(first.options(), "beta.io"));

        assertThat(signIn("kim@beta.io", SECONDS).key()).isEqualTo(kim.key());
        refused(Refusal.NOBODY_THERE, () -> signIn("lee@beta.io", SECONDS));
    }

    @Test
    void whoKnowsPeopleIsBelievedBeforeWhoOnlyKnowsNames() {
        two.add("alpha", 0, provider(alpha));
        second.knows(Employee.named("kim", "Kim"), SECONDS);

        assertThat(directory.get(domain, "kim").name()).isEqualTo("Kim");
        assertThat(directory.get(domain, "zoe").state())
                .isEqualTo(DirectoryUser.State.UNIDENTIFIED);
        assertThat(found("kim")).containsExactly("Kim");
        assertThat(found("zoe")).containsExactly("");
    }

    @Test
    void anAddressIsLookedForWhereItBelongs() {
        first.knows(Employee.named("kim@beta.io", "Another Kim"), FIRSTS);
        second.knows(Employee.named("kim@beta.io", "Kim"), SECONDS);
        two.setSecond(domains(second.options(), "beta.io"));

        assertThat(found("kim@beta.io")).containsExactly("Kim");
        assertThat(directory.get(domain, "kim@beta.io").name()).isEqualTo("Kim");
    }

    @Test
    void whereNoneAnswersThatIsSaid() {
        two.close();

        refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> found("kim"));
    }

    @Test
    void namesAreTakenOnceAndOthersDoNotSeeThem() {
        refused(CommonError.SAVE_UNIQUE_VALUES, () -> two.add("second", 5, second.options()));
        String third = two.add("third", 5, second.options()).directoryId();
        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () -> directories.update(domain, third, called("second"), null));
        assertThat(directories.update(domain, third, called("third"), null).order()).isEqualTo(5);
        String elsewhere = "domain-elsewhere";
        refused(CommonError.NOT_FOUND, () -> directories.get(elsewhere, further));
        refused(CommonError.NOT_FOUND, () -> directories.delete(elsewhere, further));
        assertThat(directories.list(elsewhere)).isEmpty();
        for (int i = directories.list(domain).size(); i < 20; i++) {
            two.add("d" + i, i, second.options());
        }
        refused(
                ExternalAuthError.TOO_MANY_DIRECTORIES,
                () -> two.add("one too many", 1, second.options()));
    }

    @Test
    void whoKeepsThemHasAllThatTheirPeopleHave() {
        town.appoint(town.external("chief"), Role.DOMAIN_ADMIN);
        town.actsAs(town.administrator("half"), "identity:ExternalAuth.*");

        refused(CommonError.PERMISSION_DENIED, () -> two.add("third", 2, first.options()));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> directories.update(domain, further, called("third"), null));
        refused(CommonError.PERMISSION_DENIED, () -> directories.delete(domain, further));
    }

    @Test
    void whoSetsItGivesNoMoreThanTheyHave() {
        town.actsAs(town.administrator("half"), "identity:ExternalAuth.*");
        JsonObjectBuilder rule =
                Json.createObjectBuilder().add("group", "g").add("role_id", Role.DOMAIN_ADMIN);
        JsonObjectBuilder table =
                Json.createObjectBuilder().add("rules", Json.createArrayBuilder().add(rule));
        Wanted wanted = new Wanted("third", 2, plugin(second.options().add("group_mapper", table)));

        refused(CommonError.PERMISSION_DENIED, () -> directories.create(domain, wanted, none()));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> directories.update(domain, further, wanted, none()));
    }

    /** Secrets that are not shown are those that are kept; nothing is changed. */
    @Test
    void theWayToOneIsTriedAsItIsOrWouldBe() {
        NewExternalAuth masked =
                new NewExternalAuth(
                        "p",
                        null,
                        null,
                        second.options().build(),
                        credentials("", "********").add("bind_dn", MemoryLdap.ACCOUNT).build(),
                        null,
                        null);
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        Object before = directories.get(domain, further).updatedAt();

        assertThat(failing(further, null)).isEmpty();
        assertThat(failing(further, masked)).isEmpty();
        assertThat(failing(null, plugin(second.options()))).isEmpty();
        assertThat(failing(null, masked)).containsExactly(TrialStep.Part.BIND);
        assertThat(directories.list(domain)).hasSize(1);
        assertThat(directories.get(domain, further).updatedAt()).isEqualTo(before);
        refused(CommonError.REQUIRED_PARAMETER, () -> setup.test(domain, null, null));
        refused(CommonError.NOT_FOUND, () -> setup.test("elsewhere", further, null));
        town.appoint(town.external("chief"), Role.DOMAIN_ADMIN);
        town.actsAs(town.administrator("half"), "identity:ExternalAuth.*");
        refused(CommonError.PERMISSION_DENIED, () -> setup.test(domain, further, null));
    }

    private List<TrialStep.Part> failing(String directoryId, NewExternalAuth wanted) {
        return setup.test(domain, directoryId, wanted).stream()
                .filter(TrialStep::isFailed)
                .map(TrialStep::part)
                .toList();
    }

    private static Wanted called(String name) {
        return new Wanted(name, null, null);
    }

    private List<String> found(String userId) {
        return lookup.find(domain, "admin", DirectorySearch.userId(userId)).stream()
                .map(DirectoryUser::name)
                .toList();
    }

    /** Alpha, then beta, which is returned. */
    private ExternalDirectory providers() {
        two.add("alpha", 2, provider(alpha));
        return two.add("beta", 3, provider(beta));
    }

    private JsonObject byTheOther() {
        return shown("id_token", beta.press().idToken("kim", kim -> kim));
    }

    private User signIn(String userId, String password) {
        return arrive(credentials(userId, password).build());
    }

    private User arrive(JsonObject credentials) {
        return arrival.recognise(domain, credentials);
    }
}
