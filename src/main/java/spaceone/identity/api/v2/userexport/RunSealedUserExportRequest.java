package spaceone.identity.api.v2.userexport;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record RunSealedUserExportRequest(
        @Doc(
                        value =
                                "Public JWK of whoever is to read the secrets: EC on P-256, P-384 or"
                                        + " P-521, or RSA of 2048 to 4096 bits.",
                        example =
                                "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0\","
                                        + " \"y\": \"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps\"}")
                @NotNull
                JsonObject publicKey,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
