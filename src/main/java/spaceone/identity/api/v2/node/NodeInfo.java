package spaceone.identity.api.v2.node;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.node.Node;
import spaceone.identity.node.NodeReport;
import spaceone.identity.node.NodeState;

public record NodeInfo(
        String nodeId,
        @Doc(value = "How it is.", example = "\"SERVING\"") NodeState state,
        String host,
        @Doc(value = "The release.", example = "\"1.0.0\"") String version,
        @Nullable String commit,
        String server,
        String javaVersion,
        long clockAhead,
        List<FailingChoreInfo> failingChores,
        @Doc("When it started, by the clock of the database.") Instant startedAt,
        Instant seenAt) {

    static NodeInfo of(Node node) {
        NodeReport report = node.report();
        String commit = report.release().commit();
        return new NodeInfo(
                node.nodeId(),
                node.state(),
                report.host(),
                report.release().version(),
                commit.isEmpty() ? null : commit,
                report.server(),
                report.java(),
                Math.round(report.clockAhead().toMillis() / 1000.0),
                report.failingChores().stream().map(FailingChoreInfo::of).toList(),
                node.startedAt(),
                node.seenAt());
    }
}
