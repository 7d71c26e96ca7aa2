package spaceone.identity.operation;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.IOException;
import java.io.OutputStream;

/** All figures of this node as a scraper reads them: OpenMetrics if it asks for it, or plain. */
public enum Exposition {
    OPEN_METRICS(OpenMetricsTextFormatWriter.create()),
    PLAIN(PrometheusTextFormatWriter.create());

    private final ExpositionFormatWriter writer;

    Exposition(ExpositionFormatWriter writer) {
        this.writer = writer;
    }

    public static Exposition wanted(String accept) {
        return OPEN_METRICS.writer.accepts(accept) ? OPEN_METRICS : PLAIN;
    }

    public String contentType() {
        return writer.getContentType();
    }

    public void write(OutputStream out) throws IOException {
        writer.write(out, Instruments.REGISTRY.scrape());
    }
}
