package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.testkit.Proves;

/** Restricted tokens open what docs/accounts.md lists, and nothing else of any version. */
class RestrictionTest {

    private static final Set<String> ALL =
            Set.of(
                    "v2/user-profile/get",
                    "v2/user-profile/get-workspaces",
                    "v2/user-profile/get-workspace-groups",
                    "v2/user-profile/revoke-sessions");

    private static final Map<Restriction, Set<String>> OWN =
            Map.of(
                    Restriction.LINK,
                    Set.of("v2/user-profile/update-password", "v1/user/get", "v1/user/update"),
                    Restriction.ENROLMENT,
                    Set.of(
                            "v2/user-profile/enable-mfa",
                            "v2/user-profile/confirm-mfa",
                            "v2/user-profile/renew-recovery-codes",
                            "v2/user-profile/get-recovery-codes",
                            "v2/user-profile/verify-email",
                            "v2/user-profile/confirm-email"),
                    Restriction.ENROLMENT_PASSKEY,
                    Set.of(
                            "v2/user-profile/begin-passkey",
                            "v2/user-profile/add-passkey",
                            "v2/user-profile/enable-mfa",
                            "v2/user-profile/confirm-mfa",
                            "v2/user-profile/renew-recovery-codes",
                            "v2/user-profile/get-recovery-codes",
                            "v2/user-profile/verify-email",
                            "v2/user-profile/confirm-email"),
                    Restriction.MUST_CHANGE,
                    Set.of(
                            "v2/user-profile/update-password",
                            "v2/user-profile/update",
                            "v1/user/update"),
                    Restriction.UNDO,
                    Set.of("v2/user-profile/undo-change"));

    @Proves({"2.3.1", "6.3.4"})
    @ParameterizedTest
    @EnumSource
    void ofAllMethodsTheListedOnesAreOpen(Restriction kind) {
        Set<String> open =
                Routes.all().list().stream()
                        .map(Routes.Route::path)
                        .filter(kind::opens)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ALL.stream(), OWN.get(kind).stream()).toList());
    }
}
