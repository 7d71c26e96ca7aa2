package spaceone.identity.domainsetup;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.domainsetup.Things.object;
import static spaceone.identity.domainsetup.Things.text;
import static spaceone.identity.domainsetup.Things.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.access.RoleDirectory;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.query.Query;

/** The roles. Of those that every domain has only the state is anybody's to say. */
@ApplicationScoped
class RoleSection implements SetupSection {

    private static final List<String> MANAGED = List.of("name", "role_type", "state");
    private static final List<String> OWN =
            List.of("name", "role_type", "state", "permissions", "page_access", "tags");

    @Inject Roles roles;
    @Inject RoleDirectory directory;

    @Override
    public Section section() {
        return Section.ROLES;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        Here here = new Here();
        directory
                .list(domainId, Query.all())
                .forEach(
                        row -> {
                            boolean managed = row.getBoolean("is_managed");
                            JsonObject thing = Things.some(row, managed ? MANAGED : OWN);
                            here.add(
                                    row.getString("name"),
                                    new Present(row.getString("role_id"), thing, managed));
                        });
        return here.things();
    }

    @Override
    public void create(String domainId, JsonObject thing, String by) {
        Role role =
                roles.create(
                        domainId,
                        RoleType.valueOf(text(thing, "role_type")),
                        changes(thing, text(thing, "name")));
        turn(domainId, role.roleId(), thing);
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        if (changed.containsKey("role_type")) {
            throw INVALID_PARAMETER.with("role_type", "a role keeps its type");
        }
        if (changed.size() > (changed.containsKey("state") ? 1 : 0)) {
            roles.update(domainId, here.id(), changes(changed, null));
        }
        if (changed.containsKey("state")) {
            if (text(changed, "state").equals(RoleState.ENABLED.name())) {
                roles.enable(domainId, here.id());
            } else {
                turn(domainId, here.id(), changed);
            }
        }
    }

    @Override
    public void remove(String domainId, Present here) {
        roles.delete(domainId, here.id());
    }

    private void turn(String domainId, String roleId, JsonObject thing) {
        if (RoleState.DISABLED.name().equals(text(thing, "state"))) {
            roles.disable(domainId, roleId);
        }
    }

    private static RoleChanges changes(JsonObject thing, @Nullable String name) {
        return new RoleChanges(
                name,
                texts(thing, "permissions"),
                texts(thing, "page_access"),
                object(thing, "tags"));
    }
}
