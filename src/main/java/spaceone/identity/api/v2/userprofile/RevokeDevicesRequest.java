package spaceone.identity.api.v2.userprofile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;

/** Without ids: all of them. */
public record RevokeDevicesRequest(
        @Most(200) @Nullable List<String> deviceIds, @Nullable String currentPassword) {}
