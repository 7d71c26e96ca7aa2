package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.DomainState;

public record DomainInfo(
        String domainId, String name, DomainState state, JsonObject tags, Instant createdAt) {

    static DomainInfo of(Domain domain) {
        return new DomainInfo(
                domain.domainId(),
                domain.name(),
                domain.state(),
                domain.tags(),
                domain.createdAt());
    }
}
