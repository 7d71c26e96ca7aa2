package spaceone.identity.domainsetup;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A document, its things in the form in which they are shown.
 *
 * @param things by section; a section that is not told of is absent
 * @param pruned sections whose things go where the document does not name them
 */
public record DomainSetup(Map<Section, List<JsonObject>> things, Set<Section> pruned) {

    boolean tellsOf(Section section) {
        return things.containsKey(section) || pruned.contains(section);
    }

    List<JsonObject> of(Section section) {
        return things.getOrDefault(section, List.of());
    }
}
