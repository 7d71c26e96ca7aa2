package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.Size;
import java.util.List;

/** Without ids: all of them. */
public record RevokeDevicesRequest(
        @Size(max = 200) List<String> deviceIds, String currentPassword) {}
