package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.DomainState;

public record ListDomainsRequest(
        JsonObject query, String domainId, String name, DomainState state) {

    Query toQuery() {
        return Query.parse(query)
                .with("domain_id", domainId)
                .with("name", name)
                .with("state", state);
    }
}
