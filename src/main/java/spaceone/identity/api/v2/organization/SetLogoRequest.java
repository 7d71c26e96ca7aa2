package spaceone.identity.api.v2.organization;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.validation.constraints.NotNull;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;

public record SetLogoRequest(
        @NotNull
                @Most(SetLogoRequest.LONGEST)
                @Doc(
                        "The picture in Base64: PNG, JPEG or WebP, still, at most 64 KiB, from 16 to "
                                + "1024 pixels wide and high.")
                String logo,
        @Nullable String domainId) {

    /** More than the largest picture, which the room tells by its bytes. */
    static final int LONGEST = 100_000;

    byte[] content() {
        try {
            return Base64.getDecoder().decode(logo);
        } catch (IllegalArgumentException e) {
            throw INVALID_PARAMETER.with("logo", "must be Base64");
        }
    }
}
