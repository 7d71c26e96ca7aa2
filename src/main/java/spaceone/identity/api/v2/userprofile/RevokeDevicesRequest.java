package spaceone.identity.api.v2.userprofile;

import java.util.List;
import spaceone.identity.api.wire.Most;

/** Without ids: all of them. */
public record RevokeDevicesRequest(@Most(200) List<String> deviceIds, String currentPassword) {}
