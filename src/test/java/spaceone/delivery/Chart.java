package spaceone.delivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The Helm chart as Helm itself reads it, and what it makes, as Kubernetes would read that. */
final class Chart {

    private static final Path DIRECTORY = Path.of("server-config/helm/identity");

    private static final Map<String, Class<?>> KINDS =
            Map.of(
                    "apps/v1 Deployment", Deployment.class,
                    "v1 Service", Service.class,
                    "v1 ServiceAccount", ServiceAccount.class,
                    "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
                    "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
                    "networking.k8s.io/v1 Ingress", Ingress.class,
                    "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
                    // of the Prometheus operator, not of Kubernetes
                    "monitoring.coreos.com/v1 ServiceMonitor", Map.class);

    private static final ObjectMapper STRICT = strict();

    private final Map<Class<?>, Object> made = new HashMap<>();

    private Chart(String manifests) {
        for (Object document : new Yaml().loadAll(manifests)) {
            if (document instanceof Map<?, ?> manifest) {
                Class<?> kind = KINDS.get(manifest.get("apiVersion") + " " + manifest.get("kind"));
                if (kind == null) {
                    throw new IllegalStateException("An unknown kind: " + manifest);
                }
                made.put(kind, STRICT.convertValue(manifest, kind));
            }
        }
    }

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().strict().call();
    }

    /**
     * @param values YAML, as an operator writes it
     * @throws IllegalStateException in Helm's words when the chart does not take them
     */
    static Chart with(String values) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "values", ".yaml");
            try {
                Files.writeString(file, values);
                return new Chart(
                        new Helm(DIRECTORY)
                                .template()
                                .withName("it")
                                .withNamespace("default")
                                .withKubeVersion("1.33.0")
                                .withValuesFile(file)
                                .call());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean makes(Class<?> kind) {
        return made.containsKey(kind);
    }

    <T> T only(Class<T> kind) {
        if (!made.containsKey(kind)) {
            throw new IllegalStateException("It makes no " + kind.getSimpleName());
        }
        return kind.cast(made.get(kind));
    }

    /** A field that Kubernetes does not have is a failure, not an "additional property". */
    private static ObjectMapper strict() {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(
                        new JacksonAnnotationIntrospector() {
                            @Override
                            public Boolean hasAnySetter(Annotated member) {
                                return false;
                            }
                        });
    }
}
