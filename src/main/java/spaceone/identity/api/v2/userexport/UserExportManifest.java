package spaceone.identity.api.v2.userexport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** What an export is. */
public record UserExportManifest(
        @Doc(value = "Form of the rows.", example = "\"identity-users-1\"") String format,
        @Doc("The domain whose people they are.") String domainId,
        @Doc(value = "When it was asked for.", example = "\"2026-01-31T12:00:00.000Z\"")
                Instant exportedAt,
        @Doc(
                        value =
                                "Thumbprint (RFC 7638) of the key that `sealed` is for. Absent: no"
                                        + " secrets are told.",
                        example = "\"cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s\"")
                @Nullable String sealedTo) {

    static final String FORMAT = "identity-users-1";
}
