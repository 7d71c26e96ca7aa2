package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;
import spaceone.identity.StringsColumn;
import spaceone.identity.audit.Audit;

/** Takes over people from another service. Nobody is invited. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CarriedUsers {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Users users;
    @Inject Registration registration;
    @Inject AddressChanges addressChanges;

    public User create(String domainId, CarriedUser carried) {
        carried.check(clock.instant());
        return registration.carryOver(domainId, carried);
    }

    /** As {@link #create}, of many who are not here and differ: all of them, or it fails. */
    public void create(String domainId, List<Arrival> crowd) {
        crowd.forEach(arrival -> arrival.person().check(clock.instant()));
        registration.carryOver(domainId, crowd);
    }

    /** The first of each id, of those of whom nothing wrong is told and who are not here. */
    public List<CarriedUser> newcomers(String domainId, List<CarriedUser> crowd) {
        Map<String, CarriedUser> first = new LinkedHashMap<>();
        crowd.stream()
                .filter(this::isFine)
                .forEach(one -> first.putIfAbsent(UserIds.fold(one.demandId()), one));
        List<?> here =
                em.createNativeQuery(
                                """
                                select u.folded_id
                                from jsonb_array_elements_text(cast(?2 as jsonb)) as asked (id)
                                join users u on u.domain_id = ?1 and u.folded_id = asked.id
                                """)
                        .setParameter(1, domainId)
                        .setParameter(2, StringsColumn.json(first.keySet()))
                        .getResultList();
        here.forEach(first::remove);
        return List.copyOf(first.values());
    }

    /** Also that their id is kept as it is told: others who come with them go by it. */
    private boolean isFine(CarriedUser carried) {
        try {
            carried.check(clock.instant());
            NewUser wanted = carried.toNewUser();
            Registration.checkFacts(wanted);
            return wanted.userId().equals(carried.userId());
        } catch (IdentityException refusal) {
            return false;
        }
    }

    /**
     * Gives somebody who is here what is told of them; whoever may do more than who acts is
     * refused, as everywhere. Adds the members that changed to {@code changed}. A password that
     * they have stays.
     */
    public User update(String domainId, CarriedUser carried, Set<String> changed) {
        carried.check(clock.instant());
        Registration.checkTexts(
                carried.name(), carried.email(), carried.language(), carried.timezone());
        User user = users.lockOver(domainId, carried.demandId());
        if (carried.authType() != null && carried.authType() != user.authType()) {
            throw INVALID_PARAMETER.with("auth_type", "is " + user.authType() + " here");
        }
        Set<String> mine = new TreeSet<>();
        UserChanges changes = changes(user, carried, mine);
        user.change(changes);
        addressChanges.move(user, changes.email(), Backing.AUTHORITY);
        if (Boolean.TRUE.equals(carried.emailVerified()) && !user.emailVerified()) {
            user.mailbox().vouch();
            mine.add("email_verified");
        }
        if (carried.passwordHash() != null && user.password().isEmpty()) {
            user.givePassword(carried.passwordHash(), clock.instant());
            mine.add("password_hash");
        }
        for (RequiredAction action : carried.requiredActions()) {
            if (!user.must(action)) {
                user.require(action);
                mine.add("required_actions");
            }
        }
        if (!mine.isEmpty()) {
            audit.changed("User.import", domainId, "User", user.userId(), Map.of("changed", mine));
        }
        moveTo(user, carried.state(), mine);
        changed.addAll(mine);
        return user;
    }

    private void moveTo(User user, @Nullable UserState state, Set<String> mine) {
        if (state == UserState.DISABLED && !user.isDisabled()) {
            users.disable(user.domainId(), user.userId());
            mine.add("state");
        } else if (state == UserState.ENABLED && user.state() != UserState.ENABLED) {
            users.enable(user.domainId(), user.userId());
            mine.add("state");
        }
    }

    private static UserChanges changes(User user, CarriedUser carried, Set<String> mine) {
        return new UserChanges(
                other(carried.name(), user.name(), "name", mine),
                other(carried.email(), user.email(), "email", mine),
                other(carried.language(), user.language(), "language", mine),
                other(carried.timezone(), user.timezone(), "timezone", mine),
                other(carried.tags(), user.tags(), "tags", mine));
    }

    private static <T> @Nullable T other(
            @Nullable T told, T present, String member, Set<String> mine) {
        if (told == null || Objects.equals(told, present)) {
            return null;
        }
        mine.add(member);
        return told;
    }
}
