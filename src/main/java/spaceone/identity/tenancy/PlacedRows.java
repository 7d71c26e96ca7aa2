package spaceone.identity.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import spaceone.identity.CommonError;

/**
 * The way from a request to one row of what belongs to a domain, or to a workspace of it: by place
 * and id, told once for all of them. Fresh from the database, whatever the persistence context
 * remembers.
 */
public final class PlacedRows<T> {

    private final Class<T> entity;
    private final String id;
    private final boolean inWorkspaces;
    private final String select;

    private PlacedRows(Class<T> entity, String condition) {
        this.entity = entity;
        this.id =
                columns(entity, true)
                        .filter(column -> !column.equals("domain_id"))
                        .findFirst()
                        .orElseThrow();
        this.inWorkspaces = columns(entity, false).anyMatch("workspace_id"::equals);
        this.select =
                "select * from %s where domain_id = ?1 and %s = ?2%s%s"
                        .formatted(
                                entity.getAnnotation(Table.class).name(),
                                id,
                                inWorkspaces ? " and (?3 = '' or workspace_id = ?3)" : "",
                                condition);
    }

    public static <T> PlacedRows<T> of(Class<T> entity) {
        return new PlacedRows<>(entity, "");
    }

    /** Of what is kept for a while after its deletion: that is not there. */
    public static <T> PlacedRows<T> undeleted(Class<T> entity) {
        return new PlacedRows<>(entity, " and state <> 'DELETED'");
    }

    private static Stream<String> columns(Class<?> entity, boolean ofId) {
        return Arrays.stream(entity.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Id.class) == ofId)
                .map(field -> field.getAnnotation(Column.class))
                .filter(Objects::nonNull)
                .map(Column::name);
    }

    /** As it is; refuses what is not there, or elsewhere. */
    public T get(EntityManager em, Place place, String rowId) {
        return select(em, place, rowId, "");
    }

    /** To be referred to: until the transaction ends nobody changes or removes it. */
    public T share(EntityManager em, Place place, String rowId) {
        return select(em, place, rowId, " for share");
    }

    /** To be changed: others wait with that, not with making rows that refer to it. */
    public T lock(EntityManager em, Place place, String rowId) {
        return select(em, place, rowId, " for no key update");
    }

    /** To be changed or removed: others wait, also with making rows that refer to it. */
    public T lockWhole(EntityManager em, Place place, String rowId) {
        return select(em, place, rowId, " for update");
    }

    private T select(EntityManager em, Place place, String rowId, String how) {
        Query query =
                em.createNativeQuery(select + how, entity)
                        .setParameter(1, place.domainId())
                        .setParameter(2, rowId)
                        .setHint("eclipselink.refresh", true);
        if (inWorkspaces) {
            query.setParameter(3, place.workspaceId() == null ? "" : place.workspaceId());
        }
        List<?> found = query.getResultList();
        return found.stream()
                .map(entity::cast)
                .findFirst()
                .orElseThrow(() -> CommonError.NOT_FOUND.with(id, rowId));
    }
}
