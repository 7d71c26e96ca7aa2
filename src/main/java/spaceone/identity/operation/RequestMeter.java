package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** Requests by route and how they were answered, and how long they took. */
public final class RequestMeter {

    private static final Counter ANSWERED =
            Instruments.counter(
                    "identity_requests",
                    "Requests by route and class of status",
                    "route",
                    "status");
    private static final Histogram TOOK =
            Instruments.seconds(
                    "identity_request_seconds", "How long a request took, by route", "route");

    private RequestMeter() {}

    /** The route is one of a fixed table, never what the client wrote. */
    public static void answered(String route, int status, long nanos) {
        ANSWERED.labelValues(route, status(status)).inc();
        TOOK.labelValues(route).observe(Instruments.seconds(nanos));
    }

    /** 429 by itself: it is what an overload looks like. */
    private static String status(int status) {
        return status == 429 ? "429" : status / 100 + "xx";
    }
}
