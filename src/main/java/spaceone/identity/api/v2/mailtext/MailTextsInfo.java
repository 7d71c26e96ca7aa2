package spaceone.identity.api.v2.mailtext;

import java.util.List;
import spaceone.identity.mail.MailText;

public record MailTextsInfo(List<MailTextInfo> results, int totalCount) {

    static MailTextsInfo of(List<MailText> texts, String domainId) {
        return new MailTextsInfo(
                texts.stream().map(text -> MailTextInfo.of(text, domainId)).toList(), texts.size());
    }
}
