package spaceone.it;

import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that ships, deployed once for all test classes. */
@ArquillianSuiteDeployment
public class IdentityDeployment {

    @Deployment(testable = false)
    public static WebArchive identity() {
        String failure = System.getProperty("it.failure");
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return ShrinkWrap.create(ZipImporter.class, "identity.war")
                .importFrom(new File(System.getProperty("identity.war")))
                .as(WebArchive.class);
    }
}
