package spaceone.identity.api.v2.domainsetup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.api.wire.Constraints;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.domainsetup.DomainSetup;
import spaceone.identity.domainsetup.Section;
import spaceone.identity.domainsetup.SetupProblem;

/** Reads a document thing by thing, by the rules of the methods that set each. */
@ApplicationScoped
class SetupReader {

    private static final Map<Section, Class<? extends Record>> SHAPES =
            Map.of(
                    Section.ORGANIZATION, SetupOrganization.class,
                    Section.ROLES, SetupRole.class,
                    Section.WORKSPACE_GROUPS, SetupWorkspaceGroup.class,
                    Section.WORKSPACES, SetupWorkspace.class,
                    Section.USER_GROUPS, SetupUserGroup.class,
                    Section.DIRECTORY, SetupDirectory.class,
                    Section.EXTERNAL_DIRECTORIES, SetupExternalDirectory.class,
                    Section.FACTOR_POLICY, SetupFactorPolicy.class,
                    Section.RETENTION_POLICY, SetupRetentionPolicy.class);

    @Inject Constraints constraints;

    /** {@code problems}: takes what cannot be read. */
    DomainSetup read(ApplyDomainSetupRequest request, List<SetupProblem> problems) {
        Map<Section, List<JsonObject>> things = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            List<JsonObject> sent = sent(request, section);
            if (sent != null) {
                things.put(section, read(section, sent, problems));
            }
        }
        Set<Section> pruned = EnumSet.noneOf(Section.class);
        if (request.prune() != null) {
            pruned.addAll(request.prune());
        }
        return new DomainSetup(things, pruned);
    }

    private static @Nullable List<JsonObject> sent(
            ApplyDomainSetupRequest request, Section section) {
        return switch (section) {
            case ORGANIZATION -> alone(request.organization());
            case ROLES -> request.roles();
            case WORKSPACE_GROUPS -> request.workspaceGroups();
            case WORKSPACES -> request.workspaces();
            case USER_GROUPS -> request.userGroups();
            case DIRECTORY -> alone(request.directory());
            case EXTERNAL_DIRECTORIES -> request.externalDirectories();
            case FACTOR_POLICY -> alone(request.factorPolicy());
            case RETENTION_POLICY -> alone(request.retentionPolicy());
        };
    }

    private static @Nullable List<JsonObject> alone(@Nullable JsonObject thing) {
        return thing == null ? null : List.of(thing);
    }

    private List<JsonObject> read(
            Section section, List<JsonObject> sent, List<SetupProblem> problems) {
        List<JsonObject> things = new ArrayList<>();
        for (int at = 0; at < sent.size(); at++) {
            try {
                Record read = Wire.read(sent.get(at), Objects.requireNonNull(SHAPES.get(section)));
                constraints.check(read);
                things.add(((SetupThing) read).toThing());
            } catch (IdentityException refusal) {
                problems.add(new SetupProblem(section.path(at), section, refusal));
            }
        }
        return things;
    }
}
