package spaceone.identity.operation;

import java.util.function.LongSupplier;

/** How many requests are at work on this node, and how many wait for a place. */
public final class AdmissionMeter {

    private AdmissionMeter() {}

    public static void watch(LongSupplier atWork, LongSupplier waiting) {
        Instruments.gauge(
                "identity_requests_at_work", "Requests at work on this node", atWork::getAsLong);
        Instruments.gauge(
                "identity_requests_waiting",
                "Requests that wait for a place at work",
                waiting::getAsLong);
    }
}
