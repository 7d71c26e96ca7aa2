package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What outlives a change of the name, as OpenLDAP, 389, Active Directory and eDirectory tell it.
 */
class LdapIdentityTest {

    private static final String SIXTEEN = "00112233445566778899aabbccddeeff";

    @ParameterizedTest
    @CsvSource({
        "entryUUID, 0E4A2C6E-1D1F-4E3C-9A7B-000000000001, 0e4a2c6e-1d1f-4e3c-9a7b-000000000001",
        "nsUniqueId, 7A1C2D01-0B0C11EE-8000AA11-BB22CC33, 7a1c2d01-0b0c11ee-8000aa11-bb22cc33"
    })
    void aTextInWhateverLettersIsOneIdentity(String attribute, String value, String subject) {
        assertThat(LdapIdentity.of(entry(new Attribute(attribute, value))))
                .contains(new DirectoryIdentity(DirectoryIdentity.LDAP, subject));
    }

    @ParameterizedTest
    @CsvSource({"objectGUID", "GUID"})
    void sixteenBytesAreOneToo(String attribute) {
        byte[] bytes = HexFormat.of().parseHex(SIXTEEN);

        assertThat(LdapIdentity.of(entry(new Attribute(attribute, bytes))))
                .contains(new DirectoryIdentity(DirectoryIdentity.LDAP, SIXTEEN));
        assertThat(LdapIdentity.of(entry(new Attribute(attribute, new byte[15])))).isEmpty();
    }

    @Test
    void whoTellsNothingLikeItHasNone() {
        assertThat(LdapIdentity.of(entry(new Attribute("uid", "kim")))).isEmpty();
        assertThat(LdapIdentity.of(entry(new Attribute("entryUUID", " ")))).isEmpty();
    }

    private static SearchResultEntry entry(Attribute attribute) {
        return new SearchResultEntry("uid=kim,dc=beta", new Attribute[] {attribute});
    }
}
