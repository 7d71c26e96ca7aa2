package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;

/** A directory that is read as a whole. */
class LdapReadingTest {

    private static final String PASSWORD = "Kims own 1";
    private static Certificate certificate;

    private MemoryLdap ldap;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.of("localhost");
    }

    @BeforeEach
    void start() {
        ldap =
                MemoryLdap.start(certificate)
                        .knows(Employee.named("park1@beta.io", "Park One"), PASSWORD)
                        .knows(Employee.named("park2@beta.io", "Park Two"), PASSWORD);
    }

    @AfterEach
    void stop() {
        ldap.close();
    }

    @Test
    void everybodyIsReadPageAfterPage() throws IOException {
        for (int i = 0; i < 2 * LdapReading.PAGE; i++) {
            ldap.knows(Employee.named("many" + i, "Many"), PASSWORD);
        }
        List<List<ListedPerson>> pages = pages(ldap, "");

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(List::stream).map(ListedPerson::entry))
                .hasSize(2 * LdapReading.PAGE + 2)
                .doesNotHaveDuplicates();
        assertThat(pages(ldap, "park").stream().flatMap(List::stream).map(LdapReadingTest::id))
                .containsExactlyInAnyOrder("park1@beta.io", "park2@beta.io");
        assertThat(pages(ldap, "p*")).containsExactly(List.of());
    }

    @Test
    void anEntryWithoutAnIdIsReadAsNobody() throws Exception {
        ldap.server()
                .add(
                        "dn: cn=printer," + MemoryLdap.BASE,
                        "objectClass: inetOrgPerson",
                        "cn: printer",
                        "sn: x");
        assertThat(pages(ldap, "").stream().flatMap(List::stream))
                .contains(new ListedPerson("cn=printer," + MemoryLdap.BASE, Optional.empty()));
    }

    /** Whom the server keeps back would not be missed. */
    @Test
    void aPartOfThePeopleIsNotTakenForAll() throws IOException {
        InMemoryOperationInterceptor stingy =
                new InMemoryOperationInterceptor() {
                    @Override
                    public void processSearchResult(InMemoryInterceptedSearchResult result) {
                        result.setResult(
                                new LDAPResult(
                                        result.getMessageID(), ResultCode.SIZE_LIMIT_EXCEEDED));
                    }
                };
        try (MemoryLdap other =
                MemoryLdap.start(certificate, stingy)
                        .knows(Employee.named("kim@beta.io", "Kim"), PASSWORD)) {
            refused(DirectoryError.DIRECTORY_NOT_READ, () -> pages(other, ""));
        }
    }

    private static String id(ListedPerson listed) {
        return listed.person().orElseThrow().userId();
    }

    private static List<List<ListedPerson>> pages(MemoryLdap of, String prefix) throws IOException {
        List<List<ListedPerson>> pages = new ArrayList<>();
        DirectorySettings settings =
                new DirectorySettings("domain", of.options().build(), of.secrets());
        try (Directory directory = new LdapDirectory(settings, Egress.direct(true))) {
            directory.read(prefix, pages::add);
        }
        return pages;
    }
}
