package spaceone.identity.api.v2.mailtext;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.MailKind;

public record MailTextRequest(
        @NotNull MailKind kind,
        @NotNull @Doc("Of these words: `en`, `ko` or `ja`.") String language,
        @Nullable String domainId) {}
