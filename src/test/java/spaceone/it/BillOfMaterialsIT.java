package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Proves;

/** The WAR carries the list of what it is made of (CycloneDX). */
@ByItself
class BillOfMaterialsIT {

    private static final String BILL = "WEB-INF/classes/META-INF/sbom/identity.cdx.json";

    @Proves("15.1.2")
    @Test
    void everyLibraryOfTheWarIsListedWithItsLicence() throws IOException {
        assumeThat(System.getProperty("it.maven", "").equals("offline: true"))
                .as("offline, Maven leaves the list out: its plugin wants to ask for licences")
                .isFalse();
        try (ZipFile war = new ZipFile(System.getProperty("identity.war"))) {
            Set<String> libraries =
                    war.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.matches("WEB-INF/lib/.+\\.jar"))
                            .map(name -> name.substring("WEB-INF/lib/".length()))
                            .collect(Collectors.toSet());
            var components = bill(war).getJsonArray("components").getValuesAs(JsonObject.class);

            assertThat(components)
                    .extracting(c -> c.getString("name") + "-" + c.getString("version") + ".jar")
                    .containsExactlyInAnyOrderElementsOf(libraries);
            assertThat(components).allSatisfy(c -> assertThat(c).containsKeys("licenses", "purl"));
        }
    }

    private static JsonObject bill(ZipFile war) throws IOException {
        try (JsonReader reader = Json.createReader(war.getInputStream(war.getEntry(BILL)))) {
            return reader.readObject();
        }
    }
}
