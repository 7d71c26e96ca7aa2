package spaceone.identity.api.v2.mailtext;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.Letter;

public record LetterInfo(
        @Doc("Subject of the mail as it is sent.") String subject,
        @Doc("The mail as plain text.") String text,
        @Doc("The mail as HTML, for programs that show it.") String html) {

    static LetterInfo of(Letter letter) {
        return new LetterInfo(letter.subject(), letter.text(), letter.html());
    }
}
