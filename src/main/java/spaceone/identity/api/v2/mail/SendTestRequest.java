package spaceone.identity.api.v2.mail;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.MailKind;

public record SendTestRequest(
        @Doc("The kind of mail to show a sample of; without it, a mail of a few words.")
                @Nullable MailKind kind,
        @Doc("Of the sample: `en`, `ko` or `ja`; without it, the caller's.")
                @Nullable String language) {}
