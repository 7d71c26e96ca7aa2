package spaceone.testkit.room;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import spaceone.identity.access.Giver;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.app.App;
import spaceone.identity.app.Apps;
import spaceone.identity.app.NewApp;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.token.Keys;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.Registration;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.Users;
import spaceone.identity.workspacegroup.GroupEditor;
import spaceone.identity.workspacegroup.GroupMembers;
import spaceone.identity.workspacegroup.WorkspaceGroups;

/**
 * A domain with people, made by the beans themselves. All of it is the test's own; no id is ever
 * used twice.
 */
public class Town {

    /** Of everybody here. */
    public static final String PASSWORD = "Correct9Horse";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Making keys takes long, hashing a password not much less: once is enough. */
    private static String withKeys;

    private static String hash;

    @Inject Domains domains;
    @Inject Roles roles;
    @Inject Keys keys;
    @Inject Registration registration;
    @Inject Users users;
    @Inject Appointments appointments;
    @Inject Workspaces workspaces;
    @Inject Apps apps;
    @Inject WorkspaceGroups groups;
    @Inject GroupMembers groupMembers;
    @Inject PasswordHasher hasher;
    @Inject Giver giver;
    @Inject Room room;

    private String domainId;

    /** A domain with the managed roles; nobody is in it yet, and it cannot sign tokens. */
    public String domainId() {
        if (domainId == null) {
            domainId = found();
        }
        return domainId;
    }

    /**
     * From now on a domain that can sign tokens, which others have used before and will use after;
     * what is done to the whole of it must be undone.
     */
    public Town withKeys() {
        synchronized (Town.class) {
            if (withKeys == null) {
                withKeys = found();
                room.together(() -> keys.create(withKeys));
            }
            domainId = withKeys;
        }
        return this;
    }

    private String found() {
        return room.together(
                () -> {
                    String founded =
                            domains.create(unique("town"), JsonValue.EMPTY_JSON_OBJECT).domainId();
                    roles.createManaged(founded);
                    return founded;
                });
    }

    /** A name that nobody has. */
    public static String unique(String name) {
        return name + "-" + COUNT.incrementAndGet();
    }

    /** Somebody with a verified address and {@link #PASSWORD}. */
    public User user(String name) {
        String userId = unique(name);
        return user(userId, AuthType.LOCAL, hash(), userId + "@example.com", true);
    }

    /** Somebody whose address nobody has proven. */
    public User unverified(String name) {
        String userId = unique(name);
        return user(userId, AuthType.LOCAL, hash(), userId + "@example.com", false);
    }

    /** Somebody who signs in elsewhere. */
    public User external(String name) {
        return user(unique(name), AuthType.EXTERNAL, null, null, false);
    }

    /** Somebody else, under the id of somebody who is deleted. */
    public User successor(User gone) {
        users.delete(gone.domainId(), gone.userId());
        return user(gone.userId(), AuthType.LOCAL, hash(), "another@example.com", true);
    }

    /** An administrator wants a second factor of them, of this kind. */
    public void demandFactor(User user, MfaType kind) {
        room.tamper(
                "update users set required_actions = '[\"ENFORCE_MFA\"]', mfa = cast(?1 as jsonb) where id = ?2",
                "{\"state\": \"DISABLED\", \"mfa_type\": \"%s\", \"options\": {\"enforce\": true}}"
                        .formatted(kind),
                user.key());
    }

    private User user(
            String userId, AuthType type, String password, String email, boolean verified) {
        CarriedUser person =
                new CarriedUser(
                        userId,
                        type,
                        UserState.ENABLED,
                        password,
                        null,
                        email,
                        verified,
                        null,
                        null,
                        JsonValue.EMPTY_JSON_OBJECT,
                        Set.of(),
                        null,
                        null,
                        null);
        return room.together(() -> registration.carryOver(domainId(), person));
    }

    private String hash() {
        synchronized (Town.class) {
            if (hash == null) {
                hash = hasher.hash(PASSWORD);
            }
            return hash;
        }
    }

    /** Somebody who may do everything here. */
    public User administrator(String name) {
        User user = user(name);
        appoint(user, Role.DOMAIN_ADMIN);
        return user;
    }

    public RoleBinding appoint(User user, String roleId) {
        return appointments.appoint(
                domainId(),
                new Appointments.Appointment(user.userId(), roleId, ResourceGroup.DOMAIN, null));
    }

    public RoleBinding appoint(User user, String roleId, String workspaceId) {
        return appointments.appoint(
                domainId(),
                new Appointments.Appointment(
                        user.userId(), roleId, ResourceGroup.WORKSPACE, workspaceId));
    }

    public String workspace() {
        return workspaces
                .create(domainId(), unique("workspace"), JsonValue.EMPTY_JSON_OBJECT, "somebody")
                .workspaceId();
    }

    /** A workspace group with nothing and nobody in it. */
    public String group() {
        return groups.create(domainId(), unique("group"), JsonValue.EMPTY_JSON_OBJECT, "somebody")
                .workspaceGroupId();
    }

    /** Puts somebody into a workspace group. */
    public void member(String groupId, User user, String roleId) {
        groupMembers.add(
                domainId(),
                groupId,
                List.of(new GroupMembers.Entry(user.userId(), roleId)),
                new GroupEditor("somebody", true));
    }

    /** A program with a role in the whole domain. */
    public App app(String roleId) {
        return apps.create(
                domainId(),
                new NewApp(
                        unique("app"),
                        roleId,
                        ResourceGroup.DOMAIN,
                        null,
                        null,
                        null,
                        null,
                        JsonValue.EMPTY_JSON_OBJECT));
    }

    /** A role with these permissions; with none it leaves nothing out. */
    public String role(RoleType type, String... permissions) {
        return roles.create(
                        domainId(),
                        type,
                        new RoleChanges(unique("role"), List.of(permissions), List.of(), null))
                .roleId();
    }

    /** From now on it is they who act, with these permissions; with none they may do anything. */
    public void actsAs(User user, String... permissions) {
        giver.isUser(user.userId(), List.of(permissions));
    }

    /** From now on it is the service that acts. */
    public void nobodyActs() {
        giver.isApp("", "", List.of());
        giver.isUser("", List.of());
    }
}
