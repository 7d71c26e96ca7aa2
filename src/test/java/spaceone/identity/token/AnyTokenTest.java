package spaceone.identity.token;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.testkit.AnyText;

/** Whatever is sent in the place of a token. */
public class AnyTokenTest {

    @Property(tries = 3000)
    void anyTokenIsReadOrRefused(@ForAll("tokens") String text) {
        token(text);
    }

    @Example
    void whatIsKnownIsReadOrRefused() {
        AnyText.known("token").forEach(AnyTokenTest::token);
    }

    /** What it says of itself can be asked, whatever that is. */
    public static void token(String text) {
        AnyText.isReadOrRefused(
                () -> {
                    Claims claims = new Tokens().peek(text);
                    claims.type();
                    claims.owner();
                    claims.role();
                    claims.domainId();
                    claims.subject();
                    claims.sessionId();
                    claims.permissions();
                    claims.projects();
                    claims.refreshKey();
                    claims.refreshesLeft();
                    claims.expiresAt();
                    claims.isOurs();
                });
    }

    @Provide
    Arbitrary<String> tokens() {
        return AnyText.like("token");
    }
}
