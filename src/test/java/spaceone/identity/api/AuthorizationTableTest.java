package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.token.CallerRole;
import spaceone.testkit.AuthorizationTable;
import spaceone.testkit.Proves;

/** The declarations of the methods beside the table of who may call them. */
class AuthorizationTableTest {

    private static final AuthorizationTable TABLE = AuthorizationTable.read();

    @Proves("8.1.1")
    @Test
    void everyMethodHasARowAndEveryRowAMethod() {
        assertThat(TABLE.rows().stream().map(AuthorizationTable.Row::route))
                .containsExactlyInAnyOrderElementsOf(
                        Routes.all().list().stream().map(Routes.Route::path).toList());
    }

    @Test
    void everyMethodAsksForThePermissionOfItsRow() {
        for (AuthorizationTable.Row row : TABLE.rows()) {
            Routes.Route route = Routes.all().resolve(row.route()).orElseThrow();
            assertThat(route.permission().isEmpty()).as(row.route()).isEqualTo(row.isPublic());
            route.permission()
                    .ifPresent(
                            permission -> {
                                assertThat(permission.value())
                                        .as(row.route())
                                        .isEqualTo(row.permission());
                                assertThat(permission.self()).as(row.route()).isEqualTo(row.self());
                                assertThat(names(permission))
                                        .as(row.route())
                                        .containsAll(row.callers());
                            });
        }
    }

    private static Set<String> names(Permission permission) {
        boolean human =
                permission.callers().length == 1 && permission.callers()[0] == CallerRole.USER;
        return Stream.of(permission.callers())
                .map(
                        role ->
                                switch (role) {
                                    case SYSTEM_ADMIN -> "SA";
                                    case DOMAIN_ADMIN -> "DA";
                                    case WORKSPACE_OWNER -> "WO";
                                    case WORKSPACE_MEMBER -> "WM";
                                    case USER -> human ? "human" : "U";
                                    case INTERNAL -> "system";
                                })
                .collect(Collectors.toSet());
    }
}
