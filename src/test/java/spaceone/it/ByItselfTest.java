package spaceone.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ByItselfTest {

    /** One that says neither would keep those waiting who share a server. */
    @Test
    void everyIntegrationTestSaysWhoseServerItNeeds() {
        classes()
                .that()
                .haveSimpleNameEndingWith("IT")
                .should()
                .beAnnotatedWith(InServer.class)
                .orShould()
                .beAnnotatedWith(ByItself.class)
                .check(new ClassFileImporter().importPackages("spaceone.it"));
    }
}
