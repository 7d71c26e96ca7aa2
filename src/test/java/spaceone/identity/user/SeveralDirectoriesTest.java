package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.user.TwoDirectories.FIRSTS;
import static spaceone.identity.user.TwoDirectories.SECONDS;
import static spaceone.identity.user.TwoDirectories.credentials;
import static spaceone.identity.user.TwoDirectories.domains;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.sdk.LDAPException;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.Refusal;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** A domain with several directories: who is asked, who is believed, and who is whose. */
@InRoom
class SeveralDirectoriesTest {

    private static final Certificate CERTIFICATE = Certificate.of("localhost");

    @Inject ExternalArrival arrival;
    @Inject ExternalIdentities identities;
    @Inject DirectoryLookup lookup;
    @Inject DirectorySync sync;
    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories directories;
    @Inject RoomClock clock;
    @Inject Town town;

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
    }

    @AfterEach
    void end() {
        two.close();
    }

    @Test
    void whoIsNotInTheFirstIsLookedForInTheNext() {
        second.knows(Employee.named("kim", "Kim"), SECONDS);

        User kim = signIn("kim", SECONDS);

        assertThat(kim.directory()).contains(further);
        assertThat(signIn("kim", SECONDS).key()).isEqualTo(kim.key());
        refused(Refusal.NOBODY_THERE, () -> signIn("nobody", SECONDS));
    }

    @Test
    void aWrongPasswordDoesNotGoToTheNext() throws LDAPException {
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        second.knows(Employee.named("kim", "Another Kim"), SECONDS);

        refused(Refusal.NOT_ACCEPTED, () -> signIn("kim", SECONDS))
                .satisfies(
                        refusal ->
                                assertThat(refusal.recorded())
                                        .containsEntry("directory_id", domain));
        assertThat(signIn("kim", FIRSTS).directory()).contains(domain);
        first.server().delete("employeeNumber=kim," + MemoryLdap.BASE);
        refused(Refusal.NOBODY_THERE, () -> signIn("kim", SECONDS));
    }

    @Test
    void nobodyOfAnotherDirectoryTakesAName() {
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        second.knows(Employee.named("kim", "Another Kim"), SECONDS);
        User kim = signIn("kim", FIRSTS);

        refused(Refusal.NOBODY_THERE, () -> arrive(two.named("kim", SECONDS)));
        identities.release(domain, kim.userId());
        assertThat(arrive(two.named("kim", SECONDS)).directory()).contains(further);
        refused(Refusal.NOT_ACCEPTED, () -> signIn("kim", FIRSTS));
    }

    @Test
    void oneThatIsAwayKeepsNobodyOfAnotherOut() {
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        second.knows(Employee.named("new", "New"), SECONDS);
        signIn("kim", SECONDS);
        first.close();

        for (int i = 0; i < 8; i++) {
            // Whose name that is only the first could say.
            refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> signIn("new", SECONDS));
        }
        assertThat(signIn("kim", SECONDS).directory()).contains(further);
    }

    @Test
    void whereTheAddressNamesTheDirectoryNoOtherIsAsked() {
        two.setSecond(domains(second.options(), "Beta.io"));
        first.close();
        second.knows(Employee.named("kim@beta.io", "Kim"), SECONDS);
        second.knows(Employee.named("kim@acme.io", "Not theirs"), SECONDS);

        assertThat(signIn("kim@BETA.io", SECONDS).directory()).contains(further);
        refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> signIn("kim@acme.io", SECONDS));
        refused(Refusal.OTHER_DIRECTORY, () -> arrive(two.named("kim@acme.io", SECONDS)));
    }

    @Test
    void whoHasAPasswordHereIsNobodyOfADirectory() {
        User kim = town.user("kim");
        second.knows(Employee.named(kim.userId(), "Another Kim"), SECONDS);

        refused(Refusal.LOCAL_NAME, () -> signIn(kim.userId(), SECONDS));
    }

    /** What stands before the last @ belongs to the name. */
    @Test
    void anIdThatIsNoAddressOfTheirsIsLookedForInAllThatMayKnowIt() {
        two.setSecond(domains(second.options(), "beta.io"));
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        second.knows(Employee.named("lee@acme.io@beta.io", "Lee"), SECONDS);

        assertThat(signIn("kim", SECONDS).directory()).contains(further);
        assertThat(signIn("lee@acme.io@beta.io", SECONDS).directory()).contains(further);
    }

    @Test
    void anotherOrderIsAnotherPrecedence() {
        try (MemoryLdap third = MemoryLdap.start(CERTIFICATE)) {
            second.knows(Employee.named("kim", "Kim"), SECONDS);
            third.knows(Employee.named("kim", "Kim of the third"), "thirds own 1");
            ExternalDirectory added = two.add("third", 0, third.options());

            assertThat(directories.list(domain))
                    .extracting(ExternalDirectory::name)
                    .containsExactly("third", "second");
            refused(Refusal.NOT_ACCEPTED, () -> signIn("kim", SECONDS));
            directories.update(domain, added.directoryId(), new Wanted(null, 2, null), null);
            assertThat(signIn("kim", SECONDS).directory()).contains(further);
        }
    }

    @Test
    void ofOneOrderWhoCameFirstIsAskedFirst() {
        List<String> names = List.of("e", "b", "d", "a", "c", "f");
        for (String name : names) {
            two.add(name, 0, second.options());
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(directories.list(domain))
                .extracting(ExternalDirectory::name)
                .startsWith(names.toArray(String[]::new));
    }

    @Test
    void whoseDirectoryIsGoneWaitsUntilTheyAreReleased() {
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        User kim = signIn("kim", SECONDS);
        directories.delete(domain, further);
        first.knows(Employee.named("kim", "Kim, moved"), FIRSTS);

        refused(Refusal.NOBODY_THERE, () -> signIn("kim", FIRSTS));
        identities.release(domain, "kim");
        assertThat(signIn("kim", FIRSTS).key()).isEqualTo(kim.key());
    }

    @Test
    void peopleAreFoundInAllOfThemAndSyncedWithTheirOwn() {
        first.knows(Employee.named("kim", "Kim of the first"), FIRSTS);
        second.knows(Employee.named("kimberley", "Kimberley"), SECONDS);
        second.knows(Employee.named("kim", "Kim of the second"), SECONDS);
        arrive(two.named("kim", SECONDS));

        assertThat(sync.sync(domain, "kim").name()).isEqualTo("Kim of the second");
        assertThat(lookup.find(domain, "admin", DirectorySearch.keyword("kim")))
                .extracting(DirectoryUser::name)
                .contains("Kim of the first", "Kimberley");
        first.close();
        assertThat(lookup.find(domain, "admin", DirectorySearch.keyword("kimb")))
                .extracting(DirectoryUser::name)
                .containsExactly("Kimberley");
    }

    private User signIn(String userId, String password) {
        return arrive(credentials(userId, password).build());
    }

    private User arrive(JsonObject credentials) {
        return arrival.recognise(domain, credentials);
    }
}
