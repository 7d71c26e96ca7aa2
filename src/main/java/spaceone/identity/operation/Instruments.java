package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.DoubleSupplier;

/** Makes the instruments of this room, all in one form and all in one registry. */
final class Instruments {

    static final PrometheusRegistry REGISTRY = new PrometheusRegistry();

    /** From a statement by key to a request that has lost its client. */
    private static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private static final double NANOS = 1e9;

    static {
        JvmMemoryMetrics.builder().register(REGISTRY);
        JvmGarbageCollectorMetrics.builder().register(REGISTRY);
        JvmThreadsMetrics.builder().register(REGISTRY);
        JvmClassLoadingMetrics.builder().register(REGISTRY);
        JvmBufferPoolMetrics.builder().register(REGISTRY);
        JvmRuntimeInfoMetric.builder().register(REGISTRY);
        ProcessMetrics.builder().register(REGISTRY);
    }

    private Instruments() {}

    static Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(REGISTRY);
    }

    static Histogram seconds(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(REGISTRY);
    }

    /** Read when somebody looks. */
    static void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(reading -> reading.call(value.getAsDouble()))
                .register(REGISTRY);
    }

    static double seconds(long nanos) {
        return nanos / NANOS;
    }
}
