package spaceone.identity.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.AggregateChangeRecord;
import org.eclipse.persistence.internal.sessions.DirectToFieldChangeRecord;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.internal.sessions.UnitOfWorkChangeSet;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.Rows;

/**
 * Hears from the provider which columns a transaction writes, and keeps it for the records of that
 * transaction. So no bean has to tell what it changed, and none can forget to.
 */
public class Changes extends SessionEventAdapter {

    private static final String KEPT = "spaceone.identity.audit.changes";

    /** Of each column that was seen, whether it is one. */
    private static final Map<String, Boolean> SECRETS = new ConcurrentHashMap<>();

    /** Of one row and column; {@code before} is null where there was nothing. */
    private record Change(String entity, String column, @Nullable Object before, Object after) {

        static Change written(String entity, Rows.Cell cell) {
            return new Change(entity, cell.column(), null, cell.stored());
        }
    }

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
        String entity = session.getDescriptor(row).getJavaClass().getSimpleName();
        if (set.isNew()) {
            Rows.cells(row, session, cell -> kept.add(Change.written(entity, cell)));
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
                                Rows.column(mapping),
                                Rows.stored(mapping, direct.getOldValue(), session),
                                Rows.stored(mapping, direct.getNewValue(), session)));
            } else if (change instanceof AggregateChangeRecord part
                    && part.getChangedObject() instanceof ObjectChangeSet inner) {
                changed(inner, session, entity, kept);
            }
        }
    }

    /**
     * What was written to rows of this kind in the present transaction since it was last asked:
     * {@code {"email": {"before": …, "after": …}, "password": {"secret": true}}}.
     */
    static JsonObject take(EntityManager em, String entity) {
        em.flush();
        UnitOfWork work = em.unwrap(UnitOfWork.class);
        List<Change> taken = new ArrayList<>();
        if (work instanceof AbstractSession session) {
            Iterator<Change> all = kept(session).iterator();
            while (all.hasNext()) {
                Change change = all.next();
                if (change.entity().equals(entity)) {
                    all.remove();
                    taken.add(change);
                }
            }
        }
        return told(taken);
    }

    /** What is written of a new entity, as {@link #take} tells it. */
    static JsonObject ofNew(EntityManager em, Object entity) {
        List<Change> written = new ArrayList<>();
        Rows.cells(
                entity,
                (AbstractSession) em.unwrap(UnitOfWork.class),
                cell -> written.add(Change.written("", cell)));
        return told(written);
    }

    private static JsonObject told(List<Change> changes) {
        JsonObjectBuilder told = Json.createObjectBuilder();
        changes.stream()
                .filter(change -> Told.isWorthIt(change.column()))
                .limit(Told.MOST)
                .forEach(change -> told.add(change.column(), told(change)));
        return told.build();
    }

    private static JsonObject told(Change change) {
        JsonObjectBuilder both = Json.createObjectBuilder();
        if (SECRETS.computeIfAbsent(change.column(), Told::isSecret)) {
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
