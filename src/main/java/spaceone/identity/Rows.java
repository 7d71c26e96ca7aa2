package spaceone.identity;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.UnitOfWork;

/** The rows of entities, as their mappings tell them. */
public final class Rows {

    private Rows() {}

    /**
     * One column of an entity's row.
     *
     * @param value as the entity has it
     * @param stored as the database has it, where that is something else: null, or a text, also of
     *     JSON
     */
    public record Cell(String column, Object value, Object stored) {

        private static Cell of(AbstractDirectMapping mapping, Object value, AbstractSession s) {
            boolean plain =
                    value instanceof String
                            || value instanceof Number
                            || value instanceof Boolean
                            || value instanceof Instant;
            return new Cell(
                    Rows.column(mapping), value, plain ? value : mapping.getFieldValue(value, s));
        }

        private void addTo(JsonObjectBuilder row) {
            if (value instanceof Boolean truth) {
                row.add(column, truth);
            } else if (value instanceof Number number) {
                row.add(column, number.longValue());
            } else if (value instanceof Enum || value == stored) {
                row.add(column, stored.toString());
            } else {
                row.add(column, json((String) stored));
            }
        }

        private static JsonValue json(String text) {
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readValue();
            }
        }
    }

    /** Of columns in which there is nothing, nothing is told. */
    public static void cells(Object entity, AbstractSession session, Consumer<Cell> told) {
        cells(entity, session.getDescriptor(entity), session, told);
    }

    private static void cells(
            Object part, ClassDescriptor descriptor, AbstractSession session, Consumer<Cell> told) {
        for (DatabaseMapping mapping : descriptor.getMappings()) {
            Object value = mapping.getAttributeValueFromObject(part);
            if (value != null && mapping instanceof AggregateObjectMapping inner) {
                cells(value, inner.getReferenceDescriptor(), session, told);
            } else if (value != null && mapping instanceof AbstractDirectMapping direct) {
                told.accept(Cell.of(direct, value, session));
            }
        }
    }

    /** The provider makes its own names great where the mapping gives none. */
    public static String column(AbstractDirectMapping mapping) {
        return mapping.getField().getName().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes new entities of one class with one statement: for many at once. They are not managed
     * afterwards, nor do they learn their keys; all are written, or it fails.
     */
    public static void insert(EntityManager em, Collection<?> entities) {
        AbstractSession session = (AbstractSession) em.unwrap(UnitOfWork.class);
        Set<String> columns = new LinkedHashSet<>();
        var rows = Json.createArrayBuilder();
        for (Object entity : entities) {
            rows.add(row(entity, session, columns));
        }
        ClassDescriptor descriptor = session.getDescriptor(entities.iterator().next());
        String names = String.join(", ", columns);
        em.createNativeQuery(
                        "insert into %1$s (%2$s) select %2$s from json_populate_recordset(cast(null as %1$s), cast(?1 as json))"
                                .formatted(descriptor.getTableName(), names))
                .setParameter(1, rows.build().toString())
                .executeUpdate();
    }

    private static JsonObject row(Object entity, AbstractSession session, Set<String> columns) {
        JsonObjectBuilder row = Json.createObjectBuilder();
        cells(
                entity,
                session,
                cell -> {
                    if (cell.stored() != null) {
                        columns.add(cell.column());
                        cell.addTo(row);
                    }
                });
        return row.build();
    }
}
