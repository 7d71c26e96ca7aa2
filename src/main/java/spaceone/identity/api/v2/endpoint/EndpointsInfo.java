package spaceone.identity.api.v2.endpoint;

import java.util.List;

public record EndpointsInfo(List<EndpointInfo> results, long totalCount) {

    static EndpointsInfo of(List<EndpointInfo> endpoints) {
        return new EndpointsInfo(endpoints, endpoints.size());
    }
}
