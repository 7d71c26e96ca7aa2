package spaceone.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import spaceone.testkit.Proves;

/**
 * What the Helm chart promises a cluster. Helm comes along as a library, for this platform only.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ChartTest {

    private static final String DATABASE =
            """
            database: {url: "jdbc:postgresql://db:5432/identity"}
            """;

    private static final String ALL =
            DATABASE
                    + """
                    config:
                      identity.console.url: https://id.example.com/
                      identity.mail.service-name: Example
                      identity.smtp.port: 587
                    jvmOptions: -Xss512k
                    ingress: {enabled: true, host: id.example.com, tlsSecretName: tls, className: nginx}
                    networkPolicy: {enabled: true}
                    serviceMonitor: {enabled: true, labels: {release: prometheus}}
                    image: {repository: registry.example.com/identity, pullSecrets: [{name: pull}]}
                    podAnnotations: {a: b}
                    podLabels: {c: d}
                    nodeSelector: {e: f}
                    tolerations: [{key: g, operator: Exists}]
                    """;

    @Test
    void helmFindsNothingToBlame() {
        LintResult result = Chart.lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void everythingSwitchedOnIsAllKnownToKubernetes() {
        Chart chart = Chart.with(ALL);

        assertThat(chart.only(Ingress.class).getSpec().getTls()).hasSize(1);
        assertThat(chart.makes(NetworkPolicy.class)).isTrue();
        assertThat(chart.only(Map.class).toString())
                .contains("path=/check/metrics", "key=IDENTITY_METRICS_TOKEN");
    }

    @Test
    void withoutDatabaseItIsRefusedInWordsThatHelp() {
        assertThatThrownBy(() -> Chart.with("replicas: 2"))
                .hasMessageContaining("database.url is required");
    }

    @Test
    void misspeltValueIsRefused() {
        assertThatThrownBy(() -> Chart.with(DATABASE + "replica: 2"))
                .hasMessageContaining("replica");
    }

    @Test
    void secretAmongTheSettingsIsRefused() {
        assertThatThrownBy(() -> Chart.with(DATABASE + "config: {identity.secret.key: x}"))
                .hasMessageContaining("identity.secret.key");
    }

    @Proves("13.2.2")
    @Test
    void podIsNobodyAndWritesNowhereButToItsTemporaryDirectory() {
        PodSpec pod = pod();
        Container container = container();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
        assertThat(container.getVolumeMounts())
                .singleElement()
                .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
    }

    @Test
    void onlyReadinessAsksForTheDatabaseOnceItRuns() {
        Container container = container();

        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/check/live");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/check");
        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/check");
    }

    /** Variables of which the application knows nothing would be settings that do nothing. */
    @Test
    void everyVariableIsASettingOfTheReadme() throws IOException {
        assertThat(container().getEnv())
                .extracting(EnvVar::getName)
                .contains("IDENTITY_CONSOLE_URL", "IDENTITY_SMTP_PORT")
                .isSubsetOf(known());
    }

    @Test
    void podDoesNotStartWithoutTheKeyForSecrets() {
        assertThat(container().getEnv())
                .filteredOn(variable -> variable.getName().equals("IDENTITY_SECRET_KEY"))
                .singleElement()
                .satisfies(
                        variable -> {
                            assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                                    .isEqualTo("identity");
                            assertThat(variable.getValueFrom().getSecretKeyRef().getOptional())
                                    .isNull();
                        });
    }

    /** OpenShift refuses a pod that asks for a user of its own choice. */
    @Test
    void anyUserMayRunIt() {
        assertThat(pod().getSecurityContext().getRunAsUser()).isNull();
        assertThat(pod().getSecurityContext().getFsGroup()).isNull();
    }

    @Test
    void largeNumberIsWrittenAsItWasMeant() {
        Container container =
                container(DATABASE + "config: {identity.query.max-answer: 1048576}\n");

        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().equals("IDENTITY_QUERY_MAX_ANSWER"))
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isEqualTo("1048576"));
    }

    @Test
    void aSecretOfSomebodyElseServesUnderItsOwnKeys() {
        Container container =
                container(
                        DATABASE
                                + """
                                secrets:
                                  IDENTITY_DB_PASSWORD: {name: database-app, key: password}
                                  IDENTITY_SMTP_PASSWORD: {key: relay}
                                """);

        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getValueFrom() != null)
                .extracting(
                        variable ->
                                variable.getName()
                                        + " "
                                        + variable.getValueFrom().getSecretKeyRef().getName()
                                        + " "
                                        + variable.getValueFrom().getSecretKeyRef().getKey())
                .containsExactly(
                        "IDENTITY_DB_PASSWORD database-app password",
                        "IDENTITY_SECRET_KEY identity IDENTITY_SECRET_KEY",
                        "IDENTITY_SMTP_PASSWORD identity relay");
    }

    @Test
    void variablesVolumesAndAuthoritiesAreTheOperators() {
        PodSpec pod =
                Chart.with(
                                DATABASE
                                        + """
                                        extraEnv: [{name: TZ, value: Asia/Seoul}]
                                        extraVolumes: [{name: more, emptyDir: {}}]
                                        extraVolumeMounts: [{name: more, mountPath: /more}]
                                        trustedCertificates: {configMap: our-ca}
                                        """)
                        .only(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec();
        Container container = pod.getContainers().get(0);

        assertThat(container.getEnv()).extracting(EnvVar::getName).contains("TZ");
        assertThat(pod.getVolumes())
                .extracting(Volume::getName)
                .containsExactly("tmp", "trusted-certificates", "more");
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp", "/etc/identity/ca", "/more");
    }

    @Test
    void onePodMayGoAtATimeAndLoadBringsMore() {
        Chart chart = Chart.with(DATABASE);
        Deployment deployment = chart.only(Deployment.class);
        var scaler = chart.only(HorizontalPodAutoscaler.class).getSpec();

        assertThat(chart.only(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal())
                .isEqualTo(1);
        assertThat(scaler.getMinReplicas()).isEqualTo(2);
        assertThat(scaler.getScaleTargetRef().getName())
                .isEqualTo(deployment.getMetadata().getName());
        // a number here would undo at each upgrade what the autoscaler has decided
        assertThat(deployment.getSpec().getReplicas()).isNull();
    }

    @Test
    void withoutAutoscalerTheNumberIsTheOperators() {
        Chart chart = Chart.with(DATABASE + "autoscaling: {enabled: false}\nreplicas: 3");

        assertThat(chart.makes(HorizontalPodAutoscaler.class)).isFalse();
        assertThat(chart.only(Deployment.class).getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void serviceAndBudgetFindThePods() {
        Chart chart = Chart.with(ALL);
        var labels = chart.only(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels)
                .containsAllEntriesOf(chart.only(Service.class).getSpec().getSelector())
                .containsAllEntriesOf(
                        chart.only(PodDisruptionBudget.class)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels());
    }

    private static Set<String> known() throws IOException {
        Set<String> known = Keys.variables();
        known.add("JAVA_TOOL_OPTIONS");
        return known;
    }

    private static PodSpec pod() {
        return Chart.with(ALL).only(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Container container(String values) {
        return Chart.with(values)
                .only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Container container() {
        return pod().getContainers().get(0);
    }
}
