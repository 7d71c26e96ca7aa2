package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.DomainState;

/** {@code deleted_at} is published but never filled: a deleted domain is not shown. */
public record DomainInfo(
        String domainId,
        String name,
        DomainState state,
        JsonObject tags,
        Instant createdAt,
        Instant deletedAt) {

    static DomainInfo of(Domain domain) {
        return new DomainInfo(
                domain.domainId(),
                domain.name(),
                domain.state(),
                domain.tags(),
                domain.createdAt(),
                null);
    }
}
