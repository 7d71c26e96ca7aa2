package spaceone.identity.api.v2.mailtext;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.mail.MailKind;
import spaceone.identity.mail.MailText;

public record SetMailTextRequest(
        @NotNull MailKind kind,
        @NotNull @Doc("Of these words: `en`, `ko` or `ja`.") String language,
        @NotNull @Most(MailText.LONGEST_SUBJECT) @Doc("Subject of the mail, one line, in Mustache.")
                String subject,
        @NotNull @Most(MailText.LONGEST_LEAD) String lead,
        @Nullable String domainId) {

    MailText toText() {
        return new MailText(kind, language, subject, lead, null);
    }
}
