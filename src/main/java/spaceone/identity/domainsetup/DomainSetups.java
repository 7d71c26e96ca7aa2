package spaceone.identity.domainsetup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spaceone.identity.IdentityException;
import spaceone.identity.Transactions;
import spaceone.identity.access.Giver;
import spaceone.identity.tenancy.Domains;

/** Tells the set-up of a domain, and makes it what a document tells. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DomainSetups {

    /** So many are told at once; each costs a run. */
    private static final int MOST_PROBLEMS = 20;

    @Inject Transactions transactions;
    @Inject SetupSections sections;
    @Inject Domains domains;
    @Inject Giver giver;

    /** Either there are problems, and nothing was done, or there are none. */
    public record Applied(List<SetupChange> changes, List<SetupProblem> problems) {}

    /**
     * What there is, in a form that {@link #apply} takes: the sections that whoever asks may read,
     * without secrets.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Map<Section, List<JsonObject>> export(String domainId) {
        Map<Section, List<JsonObject>> things = new EnumMap<>(Section.class);
        for (SetupSection section : sections.inOrder()) {
            if (giver.covers(section.section().reading())) {
                things.put(
                        section.section(),
                        section.present(domainId).values().stream().map(Present::thing).toList());
            }
        }
        return things;
    }

    /**
     * @param by who is told as who made things
     * @param rehearsed says what would become of it, and leaves everything as it is
     */
    public Applied apply(String domainId, DomainSetup wanted, String by, boolean rehearsed) {
        List<SetupProblem> problems = new ArrayList<>();
        Set<String> passedOver = new HashSet<>();
        DomainSetup prepared = prepared(domainId, wanted, problems);
        while (problems.size() < MOST_PROBLEMS) {
            problems.forEach(problem -> passedOver.add(problem.path()));
            boolean undone = rehearsed || !problems.isEmpty();
            SetupRun run =
                    transactions.tried(
                            () -> run(domainId, prepared, by, passedOver),
                            tried -> !undone && tried.problem().isEmpty());
            if (run.problem().isEmpty()) {
                return new Applied(problems.isEmpty() ? run.changes() : List.of(), problems);
            }
            problems.add(run.problem().get());
        }
        return new Applied(List.of(), problems);
    }

    private SetupRun run(String domainId, DomainSetup wanted, String by, Set<String> passedOver) {
        domains.lockAdministration(domainId);
        SetupRun run = new SetupRun(giver, domainId, wanted, by, passedOver);
        sections.inOrder().forEach(run::bringAbout);
        sections.lastFirst().forEach(run::prune);
        return run;
    }

    private DomainSetup prepared(String domainId, DomainSetup wanted, List<SetupProblem> problems) {
        Map<Section, List<JsonObject>> things = new EnumMap<>(Section.class);
        for (SetupSection section : sections.inOrder()) {
            Section kind = section.section();
            if (!wanted.things().containsKey(kind)) {
                continue;
            }
            List<JsonObject> prepared = new ArrayList<>();
            for (JsonObject thing : wanted.of(kind)) {
                try {
                    giver.demandCovers(kind.reading());
                    prepared.add(section.prepared(domainId, thing));
                } catch (IdentityException refusal) {
                    problems.add(new SetupProblem(kind.path(prepared.size()), kind, refusal));
                    prepared.add(thing);
                }
            }
            things.put(kind, prepared);
        }
        return new DomainSetup(things, wanted.pruned());
    }
}
