package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.DomainState;

public record ListDomainsRequest(
        JsonObject query,
        @OneOrMore List<String> domainId,
        @OneOrMore List<String> name,
        @OneOrMore List<DomainState> state) {

    Query toQuery() {
        return Query.parse(query)
                .with("domain_id", domainId)
                .with("name", name)
                .with("state", state);
    }
}
