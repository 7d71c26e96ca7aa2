package spaceone.identity.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import spaceone.identity.CommonError;

/**
 * The way from a request to one row of what belongs to a workspace: by place and id, told once for
 * all of them. Fresh from the database, whatever the persistence context remembers.
 */
public final class PlacedRows<T> {

    private final Class<T> entity;
    private final String id;
    private final String select;

    private PlacedRows(Class<T> entity) {
        this.entity = entity;
        this.id =
                Arrays.stream(entity.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(Id.class))
                        .map(field -> field.getAnnotation(Column.class).name())
                        .findFirst()
                        .orElseThrow();
        this.select =
                "select * from %s where domain_id = ?1 and %s = ?2 and (?3 = '' or workspace_id = ?3)"
                        .formatted(entity.getAnnotation(Table.class).name(), id);
    }

    public static <T> PlacedRows<T> of(Class<T> entity) {
        return new PlacedRows<>(entity);
    }

    /** As it is; refuses what is not there, or elsewhere. */
    public T get(EntityManager em, Place place, String rowId) {
        return select(em, place, rowId, "");
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
        List<?> found =
                em.createNativeQuery(select + how, entity)
                        .setParameter(1, place.domainId())
                        .setParameter(2, rowId)
                        .setParameter(3, place.workspaceId() == null ? "" : place.workspaceId())
                        .setHint("eclipselink.refresh", true)
                        .getResultList();
        return found.stream()
                .map(entity::cast)
                .findFirst()
                .orElseThrow(() -> CommonError.NOT_FOUND.with(id, rowId));
    }
}
