package spaceone.identity.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.AggregateChangeRecord;
import org.eclipse.persistence.internal.sessions.DirectToFieldChangeRecord;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.internal.sessions.UnitOfWorkChangeSet;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.UnitOfWork;
import spaceone.identity.Json;

/**
 * Hears from the provider which columns a transaction writes, and keeps it for the records of that
 * transaction. So no bean has to tell what it changed, and none can forget to.
 */
public class Changes extends SessionEventAdapter {

    private static final String KEPT = "spaceone.identity.audit.changes";

    /** Of one row and column; {@code before} is null where there was nothing. */
    private record Change(String entity, String column, Object before, Object after) {}

    @Override
    public void postCalculateUnitOfWorkChangeSet(SessionEvent event) {
        if (!(event.getProperty("UnitOfWorkChangeSet") instanceof UnitOfWorkChangeSet changes)) {
            return;
        }
        AbstractSession session = (AbstractSession) event.getSession();
        List<Change> kept = kept(session);
        changes.getAllChangeSets().keySet().forEach(set -> keep(set, session, kept));
        changes.getNewObjectChangeSets().values().stream()
                .flatMap(sets -> sets.keySet().stream())
                .forEach(set -> keep(set, session, kept));
    }

    @SuppressWarnings("unchecked")
    private static List<Change> kept(AbstractSession session) {
        return (List<Change>)
                session.getProperties().computeIfAbsent(KEPT, key -> new ArrayList<Change>());
    }

    private static void keep(ObjectChangeSet set, AbstractSession session, List<Change> kept) {
        Object row = set.getUnitOfWorkClone();
        if (row == null) {
            return;
        }
        ClassDescriptor descriptor = session.getDescriptor(row);
        String entity = descriptor.getJavaClass().getSimpleName();
        if (set.isNew()) {
            written(row, descriptor, session, entity, kept);
        } else {
            changed(set, session, entity, kept);
        }
    }

    private static void changed(
            ObjectChangeSet set, AbstractSession session, String entity, List<Change> kept) {
        for (var change : set.getChanges()) {
            if (change instanceof DirectToFieldChangeRecord direct
                    && direct.getMapping() instanceof AbstractDirectMapping mapping) {
                kept.add(
                        new Change(
                                entity,
                                column(mapping),
                                stored(mapping, direct.getOldValue(), session),
                                stored(mapping, direct.getNewValue(), session)));
            } else if (change instanceof AggregateChangeRecord part
                    && part.getChangedObject() instanceof ObjectChangeSet inner) {
                changed(inner, session, entity, kept);
            }
        }
    }

    private static void written(
            Object row,
            ClassDescriptor descriptor,
            AbstractSession session,
            String entity,
            List<Change> kept) {
        for (DatabaseMapping mapping : descriptor.getMappings()) {
            Object value = mapping.getAttributeValueFromObject(row);
            if (value != null && mapping instanceof AggregateObjectMapping part) {
                written(value, part.getReferenceDescriptor(), session, entity, kept);
            } else if (value != null && mapping instanceof AbstractDirectMapping direct) {
                Object stored = stored(direct, value, session);
                kept.add(new Change(entity, column(direct), null, stored));
            }
        }
    }

    private static String column(AbstractDirectMapping mapping) {
        // The provider makes its own names great where the mapping gives none.
        return mapping.getField().getName().toLowerCase(Locale.ROOT);
    }

    private static Object stored(AbstractDirectMapping mapping, Object value, AbstractSession s) {
        return Told.isPlain(value) ? value : mapping.getFieldValue(value, s);
    }

    /**
     * What was written to rows of this kind in the present transaction since it was last asked:
     * {@code {"email": {"before": …, "after": …}, "password": {"secret": true}}}.
     */
    static JsonObject take(EntityManager em, String entity) {
        em.flush();
        UnitOfWork work = em.unwrap(UnitOfWork.class);
        JsonObjectBuilder told = Json.createObjectBuilder();
        if (work instanceof AbstractSession session) {
            Iterator<Change> all = kept(session).iterator();
            int left = Told.MOST;
            while (all.hasNext()) {
                Change change = all.next();
                if (change.entity().equals(entity)) {
                    all.remove();
                    if (Told.isWorthIt(change.column()) && left-- > 0) {
                        told.add(change.column(), told(change));
                    }
                }
            }
        }
        return told.build();
    }

    private static JsonObject told(Change change) {
        JsonObjectBuilder both = Json.createObjectBuilder();
        if (Told.isSecret(change.column())) {
            return both.add("secret", true).build();
        }
        for (var side : new Object[][] {{"before", change.before()}, {"after", change.after()}}) {
            if (side[1] != null) {
                both.add((String) side[0], Told.value(side[1]));
            }
        }
        return both.build();
    }

    /** For records that hold nothing else. */
    static JsonObject details(Map<String, ?> facts, JsonObject changes) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        facts.forEach((key, value) -> object.add(key, Told.text(String.valueOf(value))));
        if (!changes.isEmpty()) {
            object.add("changes", changes);
        }
        return object.build();
    }
}
