package spaceone.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Proves;

/** Doors for attackers that are not there, because nobody calls what would open them. */
class DangersTest {

    private static final Pattern ALGORITHM =
            Pattern.compile(
                    "(Cipher|MessageDigest|Mac|Signature|KeyPairGenerator|SecretKeyFactory)"
                            + "\\.getInstance\\(\\s*\"([^\"]+)\"");

    private static final Pattern MARKUP =
            Pattern.compile(
                    "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|unsafeSVG"
                            + "|unsafeStatic|createContextualFragment|srcdoc");
    private static final Pattern EVALUATED =
            Pattern.compile("\\beval\\(|new Function\\(|setTimeout\\(\\s*[\"'`]|javascript:");
    private static final Pattern FROM_OTHER_WINDOWS =
            Pattern.compile("window\\.onmessage|addEventListener\\(\\s*\"message\"");
    private static final Pattern PASTE = Pattern.compile("@paste|onpaste|\"paste\"|@copy|oncopy");

    @Proves("1.2.5")
    @Test
    void noProgramIsStarted() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .callMethod(Runtime.class, "exec", String.class)
                        .orShould()
                        .callMethod(Runtime.class, "exec", String[].class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(ProcessBuilder.class));
    }

    @Proves("1.5.2")
    @Test
    void noObjectsOfJavaAreRead() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.io.ObjectInputStream"));
    }

    /** But what Liquibase reads of the WAR's own. */
    @Proves({"1.2.7", "1.5.1"})
    @Test
    void noXmlIsRead() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javax.xml..", "org.xml..", "org.w3c..", "jakarta.xml.."));
    }

    @Proves("1.3.2")
    @Test
    void nothingIsEvaluated() throws IOException {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javax.script..", "jakarta.el..", "javax.tools.."));
        assertThat(pagesWith(EVALUATED)).isEmpty();
    }

    @Proves("1.3.8")
    @Test
    void nothingIsLookedUpByAName() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("javax.naming.InitialContext")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAPackage("javax.naming.directory.."));
    }

    @Proves({"6.5.3", "7.2.3"})
    @Test
    void chanceIsOfTheKindThatNobodyForesees() {
        HouseRulesTest.check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.Random")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.SplittableRandom")
                        .orShould()
                        .callMethod(Math.class, "random"));
        assertThat(Ids.token()).matches("[0-9a-f]{32}").isNotEqualTo(Ids.token());
    }

    @Proves({"11.3.1", "11.3.2", "11.4.1", "11.4.3"})
    @Test
    void algorithmsAreThoseThatAreApproved() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : files(Path.of("src", "main", "java"), ".java")) {
            ALGORITHM
                    .matcher(Files.readString(source))
                    .results()
                    .forEach(call -> found.add(call.group(1) + " " + call.group(2)));
        }

        assertThat(found)
                .containsExactly(
                        "Cipher AES/GCM/NoPadding",
                        "Mac HmacSHA256",
                        "MessageDigest SHA-256",
                        "Signature EdDSA");
    }

    /** What every connection that we open or that a server opens begins with. */
    @Proves("12.1.1")
    @Test
    void tlsIsOfTodayOnly() throws GeneralSecurityException {
        SSLParameters usual = SSLContext.getDefault().getDefaultSSLParameters();

        assertThat(usual.getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(usual.getCipherSuites())
                .noneMatch(suite -> suite.matches(".*(NULL|anon|EXPORT|RC4|DES|MD5).*"));
    }

    @Proves({"1.2.1", "1.2.3", "3.2.2"})
    @Test
    void textIsNeverMarkup() throws IOException {
        assertThat(pagesWith(MARKUP)).isEmpty();
    }

    @Proves("3.5.5")
    @Test
    void pagesHearNoOtherWindow() throws IOException {
        assertThat(pagesWith(FROM_OTHER_WINDOWS)).isEmpty();
    }

    @Proves("6.2.7")
    @Test
    void passwordsMayBePastedAndKept() throws IOException {
        // The search takes a column of people, whose line breaks would be gone otherwise.
        assertThat(pagesWith(PASTE)).containsOnly("src/main/webapp/js/desk/list.js @paste");
        assertThat(Files.readString(Path.of("src", "main", "webapp", "js", "desk", "list.js")))
                .doesNotContain("password");
        assertThat(Files.readString(Path.of("src", "main", "webapp", "js", "password.js")))
                .contains("\"new-password\" : \"current-password\"");
    }

    private static List<String> pagesWith(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : files(Path.of("src", "main", "webapp", "js"), ".js")) {
            if (!page.endsWith("lit.js")) {
                pattern.matcher(Files.readString(page))
                        .results()
                        .forEach(match -> found.add(page + " " + match.group()));
            }
        }
        return found;
    }

    private static List<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
