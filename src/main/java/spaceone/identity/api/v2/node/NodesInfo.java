package spaceone.identity.api.v2.node;

import java.util.List;
import spaceone.identity.node.Node;

public record NodesInfo(List<NodeInfo> results, int totalCount) {

    static NodesInfo of(List<Node> nodes, int count) {
        return new NodesInfo(nodes.stream().map(NodeInfo::of).toList(), count);
    }
}
