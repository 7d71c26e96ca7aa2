package spaceone.identity.mail;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a newcomer without a mail server reads his mails: on the console he started the service
 * from, never in the log.
 */
final class MailConsole {

    private MailConsole() {}

    static void print(OutboxMail mail, Letter letter) {
        // One write, so that no line of somebody else comes in between.
        String text =
                ("\nTo: %s\nSubject: %s\n\n%s"
                                .formatted(mail.recipient(), letter.subject(), letter.text()))
                        .replace("\n", "\n    ");
        PrintStream console =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        console.println(text);
    }
}
