package spaceone.identity.api.v2.mail;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.MailKind;

public record SendTestRequest(
        @Doc("The kind of mail to show a sample of; without it, a mail of a few words.")
                MailKind kind,
        @Doc("Of the sample: `en`, `ko` or `ja`; without it, the caller's.") String language) {}
