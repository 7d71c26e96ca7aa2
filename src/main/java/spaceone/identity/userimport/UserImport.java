package spaceone.identity.userimport;

import static spaceone.identity.CommonError.NOT_FOUND;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;
import static spaceone.identity.CommonError.SAVE_UNIQUE_VALUES;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Giver;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.Arrival;
import spaceone.identity.user.CarriedUsers;
import spaceone.identity.user.ExternalIdentities;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.Imported.Outcome;

/** Brings one person over, in a transaction of their own: all of them, or nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UserImport {

    @PersistenceContext EntityManager em;
    @Resource EJBContext context;
    @Inject Users users;
    @Inject CarriedUsers carriedUsers;
    @Inject MfaEnrolment enrolment;
    @Inject Appointments appointments;
    @Inject RoleBindings roleBindings;
    @Inject ImportedGroups importedGroups;
    @Inject ImportedNames names;
    @Inject ExternalIdentities externalIdentities;
    @Inject Giver giver;

    /** {@code rehearsed}: says what would become of them, and leaves everything as it is. */
    public Imported bring(
            String domainId, ImportMode mode, ImportedUser imported, boolean rehearsed) {
        Brought brought = bringAlong(domainId, mode, imported);
        if (rehearsed) {
            context.setRollbackOnly();
        }
        return brought.imported();
    }

    /** Who it is here, and what became of them. */
    public record Brought(String userId, Imported imported) {}

    /** As {@link #bring}, in the transaction of who writes down that it was done. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Brought bringAlong(String domainId, ImportMode mode, ImportedUser imported) {
        String userId = imported.person().demandId();
        Optional<User> present = users.find(domainId, userId);
        demandWanted(mode, userId, present.isPresent());
        Set<String> changed = new TreeSet<>();
        User user =
                present.isPresent()
                        ? carriedUsers.update(domainId, imported.person(), changed)
                        : carriedUsers.create(domainId, imported.person());
        if (imported.demanded() != null && present.isEmpty()) {
            user.enforceMfa(imported.demanded());
        }
        adoptFactors(user, imported, present.isPresent(), changed);
        for (ImportedUser.Post post : imported.posts()) {
            take(user, post, changed);
        }
        for (ImportedUser.Team team : imported.standing().teams()) {
            importedGroups.enter(user, team, changed);
        }
        for (ImportedUser.Membership membership : imported.memberships()) {
            importedGroups.join(user, membership, changed);
        }
        stand(user, imported.standing(), changed);
        em.flush();
        return new Brought(
                user.userId(), new Imported(outcome(present.isPresent(), changed), changed));
    }

    /** As {@link #bringAlong}, of many plain ones who are not here: all of them, or it fails. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void bringAlong(String domainId, List<ImportedUser> crowd) {
        Map<String, String> directories = new HashMap<>();
        carriedUsers.create(
                domainId, crowd.stream().map(one -> arrival(domainId, one, directories)).toList());
        Map<ImportedUser.Post, List<String>> posts = new LinkedHashMap<>();
        for (ImportedUser one : crowd) {
            for (ImportedUser.Post post : one.posts()) {
                posts.computeIfAbsent(post, first -> new ArrayList<>())
                        .add(one.person().demandId());
            }
        }
        posts.forEach(
                (named, userIds) -> {
                    Place place = found(domainId, named);
                    if (place.workspaceId() == null) {
                        throw REQUIRED_PARAMETER.with("workspace_id");
                    }
                    roleBindings.bindToWorkspace(
                            domainId, userIds, place.roleId(), place.workspaceId());
                });
    }

    /** {@code directories}: their ids, as far as they were looked up, by their names. */
    private Arrival arrival(
            String domainId, ImportedUser imported, Map<String, String> directories) {
        ImportedUser.Arrival arrival = imported.standing().arrival();
        if (arrival == null) {
            return new Arrival(imported.person(), Optional.empty(), Optional.empty());
        }
        String directoryId =
                directories.computeIfAbsent(
                        arrival.directory(), name -> names.directoryId(domainId, name));
        return new Arrival(imported.person(), Optional.of(directoryId), arrival.identity());
    }

    /** What they have here stays. */
    private void adoptFactors(User user, ImportedUser imported, boolean here, Set<String> changed) {
        if (user.mfa().isOn()) {
            return;
        }
        boolean mailFirst = imported.standing().preferred() == MfaType.EMAIL;
        if (mailFirst) {
            adoptAddress(user, imported, here, changed);
        }
        if (imported.otpSecret() != null) {
            user.demandOwnSignIn("MFA");
            enrolment.adopt(user, imported.otpSecret(), here);
            changed.add("otp_secret");
        }
        if (!mailFirst) {
            adoptAddress(user, imported, here, changed);
        }
    }

    private void adoptAddress(User user, ImportedUser imported, boolean here, Set<String> changed) {
        if (imported.mfaAddress() != null) {
            user.demandOwnSignIn("MFA");
            enrolment.adoptAddress(user, imported.mfaAddress(), here);
            changed.add("mfa_email");
        }
    }

    private void stand(User user, ImportedUser.Standing standing, Set<String> changed) {
        ImportedUser.Arrival arrival = standing.arrival();
        if (arrival != null) {
            String directoryId = names.directoryId(user.domainId(), arrival.directory());
            if (externalIdentities.adopt(user, directoryId, arrival.identity())) {
                changed.add("identity");
            }
        }
        Integer timeout = standing.refreshTimeout();
        if (timeout != null && !user.refreshTimeout().equals(Optional.of(timeout))) {
            users.setRefreshTimeout(user.domainId(), user.userId(), timeout);
            changed.add("refresh_timeout");
        }
    }

    /** Gives somebody who is here a role, unless they have it. */
    public Imported appoint(
            String domainId, String userId, ImportedUser.Post post, boolean rehearsed) {
        giver.demandCovers(List.of("identity:RoleBinding.write"));
        Set<String> changed = new TreeSet<>();
        take(users.get(domainId, userId), post, changed);
        em.flush();
        if (rehearsed) {
            context.setRollbackOnly();
        }
        return new Imported(changed.isEmpty() ? Outcome.UNCHANGED : Outcome.CREATED, changed);
    }

    private static void demandWanted(ImportMode mode, String userId, boolean here) {
        if (here && mode == ImportMode.CREATE) {
            throw SAVE_UNIQUE_VALUES.with("['user_id', 'domain_id']");
        }
        if (!here && mode == ImportMode.UPDATE) {
            throw NOT_FOUND.with("user_id", userId);
        }
    }

    private static Outcome outcome(boolean wasHere, Set<String> changed) {
        if (!wasHere) {
            return Outcome.CREATED;
        }
        return changed.isEmpty() ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    private void take(User user, ImportedUser.Post named, Set<String> changed) {
        Place place = found(user.domainId(), named);
        boolean has =
                place.workspaceId() == null
                        ? user.roleId().filter(place.roleId()::equals).isPresent()
                        : roleBindings
                                .of(user.domainId(), user.userId(), place.workspaceId())
                                .map(RoleBinding::roleId)
                                .filter(place.roleId()::equals)
                                .isPresent();
        if (!has) {
            ResourceGroup where =
                    place.workspaceId() == null ? ResourceGroup.DOMAIN : ResourceGroup.WORKSPACE;
            appointments.appoint(
                    user.domainId(),
                    new Appointments.Appointment(
                            user.userId(), place.roleId(), where, place.workspaceId()));
            changed.add("roles");
        }
    }

    /** A role and the workspace it counts in; in the whole domain where there is none. */
    private record Place(String roleId, @Nullable String workspaceId) {}

    private Place found(String domainId, ImportedUser.Post named) {
        ImportedUser.Post post = names.found(domainId, named);
        if (post.roleId() == null) {
            throw REQUIRED_PARAMETER.with("role_id");
        }
        return new Place(post.roleId(), post.workspaceId());
    }
}
