package spaceone.identity;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private Rows() {}

    /** One column of an entity's row, where there is something in it. */
    public static final class Cell {

        private final AbstractDirectMapping mapping;
        private final Object value;
        private final AbstractSession session;

        private Cell(AbstractDirectMapping mapping, Object value, AbstractSession session) {
            this.mapping = mapping;
            this.value = value;
            this.session = session;
        }

        public String column() {
            return Rows.column(mapping);
        }

        /** As the database has it; JSON as its text. */
        public Object stored() {
            return Rows.stored(mapping, value, session);
        }

        private Optional<JsonValue> json() {
            if (value instanceof JsonValue json) {
                return Optional.of(json);
            }
            Object stored = stored();
            if (stored instanceof Boolean truth) {
                return Optional.of(truth ? JsonValue.TRUE : JsonValue.FALSE);
            }
            if (stored instanceof Integer number) {
                return Optional.of(Json.createValue(number));
            }
            return value == stored || value instanceof Enum
                    ? Optional.of(Json.createValue(stored.toString()))
                    : Optional.ofNullable((String) stored).map(Cell::read);
        }

        private void write(JsonGenerator row, Set<String> columns) {
            json().ifPresent(
                            json -> {
                                columns.add(column());
                                row.write(column(), json);
                            });
        }

        private static JsonValue read(String text) {
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readValue();
            }
        }
    }

    /** What the database has where the entity has {@code value}. */
    public static Object stored(
            AbstractDirectMapping mapping, Object value, AbstractSession session) {
        boolean plain =
                value == null
                        || value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Instant;
        return plain ? value : mapping.getFieldValue(value, session);
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
                told.accept(new Cell(direct, value, session));
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
        StringWriter text = new StringWriter();
        try (JsonGenerator rows = GENERATORS.createGenerator(text)) {
            rows.writeStartArray();
            for (Object entity : entities) {
                rows.writeStartObject();
                cells(entity, session, cell -> cell.write(rows, columns));
                rows.writeEnd();
            }
            rows.writeEnd();
        }
        ClassDescriptor descriptor = session.getDescriptor(entities.iterator().next());
        String names = String.join(", ", columns);
        // Twice as fast as out of json, which is read once more for each column of JSON.
        em.createNativeQuery(
                        """
                        insert into %1$s (%2$s)
                        select %2$s from jsonb_populate_recordset(cast(null as %1$s), cast(?1 as jsonb))
                        """
                                .formatted(descriptor.getTableName(), names))
                .setParameter(1, text.toString())
                .executeUpdate();
    }
}
