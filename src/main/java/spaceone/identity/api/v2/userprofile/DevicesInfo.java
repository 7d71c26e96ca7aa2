package spaceone.identity.api.v2.userprofile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.mfa.TrustedDevice;

/** The devices on which a user is not asked for the second factor. */
public record DevicesInfo(List<DeviceInfo> results, int totalCount) {

    public record DeviceInfo(
            String deviceId,
            @Nullable String source,
            @Nullable String agent,
            Instant createdAt,
            @Nullable Instant usedAt,
            Instant expiresAt) {}

    static DevicesInfo of(List<TrustedDevice> devices) {
        List<DeviceInfo> results =
                devices.stream()
                        .map(
                                each ->
                                        new DeviceInfo(
                                                each.deviceId(),
                                                each.source().orElse(null),
                                                each.agent().orElse(null),
                                                each.createdAt(),
                                                each.usedAt().orElse(null),
                                                each.expiresAt()))
                        .toList();
        return new DevicesInfo(results, results.size());
    }
}
