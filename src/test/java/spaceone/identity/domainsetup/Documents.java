package spaceone.identity.domainsetup;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads documents as they are, without the rules of the wire. */
final class Documents {

    private Documents() {}

    static DomainSetup document(String text, Section... pruned) {
        JsonObject document = Json.createReader(new StringReader(text)).readObject();
        Map<Section, List<JsonObject>> things = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            String member = section.member();
            if (document.containsKey(member)) {
                things.put(
                        section,
                        section.isList()
                                ? document.getJsonArray(member).getValuesAs(JsonObject.class)
                                : List.of(document.getJsonObject(member)));
            }
        }
        Set<Section> sections = EnumSet.noneOf(Section.class);
        sections.addAll(List.of(pruned));
        return new DomainSetup(things, sections);
    }
}
