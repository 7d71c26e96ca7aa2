package spaceone.identity.api.v2.mailtext;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.MailKind;
import spaceone.identity.mail.MailText;

public record MailTextInfo(
        MailKind kind,
        @Doc("Of these words: `en`, `ko` or `ja`.") String language,
        @Doc("Subject of the mail, one line, in Mustache.") String subject,
        String lead,
        @Doc("Whether the domain chose these words; false: they are those of the service.")
                boolean own,
        List<String> names,
        @Doc("When the domain chose these words; absent where they are those of the service.")
                @Nullable Instant updatedAt,
        String domainId) {

    static MailTextInfo of(MailText text, String domainId) {
        return new MailTextInfo(
                text.kind(),
                text.language(),
                text.subject(),
                text.lead(),
                text.isOwn(),
                text.names(),
                text.updatedAt(),
                domainId);
    }
}
