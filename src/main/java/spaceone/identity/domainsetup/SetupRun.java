package spaceone.identity.domainsetup;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.access.Giver;
import spaceone.identity.domainsetup.SetupChange.Difference;

/**
 * Goes through a document once, in a transaction, until something of it is refused: that is the end
 * of it, since it undoes the transaction.
 */
final class SetupRun {

    private final Giver giver;
    private final String domainId;
    private final DomainSetup wanted;
    private final String by;
    private final Set<String> passedOver;
    private final Map<Section, Map<String, Present>> unnamed = new LinkedHashMap<>();
    private final List<SetupChange> changes = new ArrayList<>();
    private @Nullable SetupProblem problem;

    /**
     * @param passedOver paths of what is left alone
     */
    SetupRun(Giver giver, String domainId, DomainSetup wanted, String by, Set<String> passedOver) {
        this.giver = giver;
        this.domainId = domainId;
        this.wanted = wanted;
        this.by = by;
        this.passedOver = passedOver;
    }

    List<SetupChange> changes() {
        return changes;
    }

    /** Empty when it came to the end. */
    Optional<SetupProblem> problem() {
        return Optional.ofNullable(problem);
    }

    void bringAbout(SetupSection section) {
        Section kind = section.section();
        Map<String, Present> here = new LinkedHashMap<>();
        if (!wanted.tellsOf(kind)
                || !step(
                        kind.member(),
                        kind,
                        () -> {
                            giver.demandCovers(kind.reading());
                            here.putAll(section.present(domainId));
                        })) {
            return;
        }
        Map<String, Present> rest = new LinkedHashMap<>(here);
        wanted.of(kind).forEach(thing -> rest.remove(section.nameOf(thing)));
        unnamed.put(kind, rest);
        if (section.makesRoomFirst()) {
            prune(section);
        }
        Set<String> named = new HashSet<>();
        int at = 0;
        for (JsonObject thing : wanted.of(kind)) {
            step(
                    kind.path(at++),
                    kind,
                    () -> {
                        String name = section.nameOf(thing);
                        if (!named.add(name)) {
                            throw INVALID_PARAMETER.with("name", "stands there twice");
                        }
                        bringAbout(section, here.get(name), thing);
                    });
        }
    }

    private void bringAbout(SetupSection section, @Nullable Present here, JsonObject thing) {
        List<Difference> differences = section.differences(domainId, here, thing);
        SetupOutcome outcome = SetupOutcome.UNCHANGED;
        if (here == null) {
            outcome = SetupOutcome.CREATED;
            giver.demandCovers(section.section().writing());
            section.create(domainId, thing, by);
        } else if (!differences.isEmpty()) {
            outcome = SetupOutcome.CHANGED;
            giver.demandCovers(section.section().writing());
            section.change(domainId, here, thing, changed(differences), by);
        }
        tell(section, section.nameOf(thing), outcome, differences);
    }

    /** What the document does not name, where it says that this goes; the rest is told of. */
    void prune(SetupSection section) {
        Section kind = section.section();
        Map<String, Present> rest = unnamed.remove(kind);
        if (rest == null) {
            return;
        }
        rest.forEach(
                (name, here) -> {
                    if (!kind.isList()) {
                        return;
                    }
                    if (here.fixed() || !wanted.pruned().contains(kind)) {
                        tell(section, name, SetupOutcome.LEFT, List.of());
                        return;
                    }
                    step(
                            kind.member() + "/" + name,
                            kind,
                            () -> {
                                giver.demandCovers(kind.writing());
                                section.remove(domainId, here);
                                tell(section, name, SetupOutcome.REMOVED, List.of());
                            });
                });
    }

    private void tell(
            SetupSection section, String name, SetupOutcome outcome, List<Difference> differences) {
        changes.add(
                new SetupChange(
                        section.section(),
                        section.section().isList() ? name : null,
                        outcome,
                        differences));
    }

    /** Whether it was done. */
    private boolean step(String path, Section section, Runnable work) {
        if (problem != null || passedOver.contains(path)) {
            return false;
        }
        try {
            work.run();
            return true;
        } catch (IdentityException refusal) {
            problem = new SetupProblem(path, section, refusal);
            return false;
        }
    }

    private static JsonObject changed(List<Difference> differences) {
        JsonObjectBuilder changed = Json.createObjectBuilder();
        differences.stream()
                .filter(difference -> difference.after() != null)
                .forEach(difference -> changed.add(difference.member(), difference.after()));
        return changed.build();
    }
}
