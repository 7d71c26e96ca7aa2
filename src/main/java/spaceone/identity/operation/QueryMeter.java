package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Histogram;

/** How long the queries of list, stat and analyze methods take, the database included. */
public final class QueryMeter {

    private static final Histogram TOOK =
            Instruments.seconds("identity_query_seconds", "How long a query took, by kind", "kind");

    private QueryMeter() {}

    public static void took(String kind, long nanos) {
        TOOK.labelValues(kind).observe(Instruments.seconds(nanos));
    }
}
