package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import jakarta.json.JsonObject;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.identity.Json;
import spaceone.testkit.AnyText;

/** Whatever stands where the filter for people is set, and whoever signs in through it. */
public class AnyFilterTest {

    @Property(tries = 3000)
    void anyFilterIsReadOrRefused(@ForAll("filters") String text) {
        filter(text);
    }

    @Property(tries = 3000)
    void anyNameIsLookedForAsItIsAndNothingElse(@ForAll("filters") String name)
            throws LDAPException {
        name(name);
    }

    @Example
    void whatIsKnownIsReadOrRefused() {
        AnyText.known("filter").forEach(AnyFilterTest::filter);
    }

    public static void filter(String text) {
        JsonObject options =
                Json.createObjectBuilder()
                        .add("url", "ldap://localhost")
                        .add("base_dn", "dc=example,dc=com")
                        .add("user_filter", text)
                        .build();
        JsonObject none = Json.createObjectBuilder().build();
        AnyText.isReadOrRefused(
                () -> LdapOptions.of(new DirectorySettings("domain", options, none)));
    }

    public static void name(String name) throws LDAPException {
        Filter asked = Filter.createEqualityFilter("uid", name);
        Filter read = Filter.create(asked.toString());

        assertThat(read.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
        assertThat(read.getAssertionValueBytes()).isEqualTo(asked.getAssertionValueBytes());
    }

    @Provide
    Arbitrary<String> filters() {
        return AnyText.like("filter");
    }
}
