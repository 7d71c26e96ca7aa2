package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.DomainState;

public record ListDomainsRequest(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> domainId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<DomainState> state) {

    Query toQuery() {
        return Query.parse(query)
                .with("domain_id", domainId)
                .with("name", name)
                .with("state", state);
    }
}
