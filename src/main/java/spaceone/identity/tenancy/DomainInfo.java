package spaceone.identity.tenancy;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** {@code deleted_at} is published but never filled: a deleted domain is not shown. */
public record DomainInfo(
        String domainId,
        String name,
        DomainState state,
        JsonObject tags,
        Instant createdAt,
        @Nullable Instant deletedAt) {

    static final Fields FIELDS =
            Fields.of(DomainInfo.class, "d", "domains d")
                    .without("deleted_at")
                    .keyword("domain_id", "name")
                    .minimal("domain_id", "name", "state")
                    .order("name")
                    .insertionOrder("d.id")
                    .build();

    public static DomainInfo of(Domain domain) {
        return new DomainInfo(
                domain.domainId(),
                domain.name(),
                domain.state(),
                domain.tags(),
                domain.createdAt(),
                null);
    }
}
