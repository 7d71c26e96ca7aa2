/**
 * Mails: facts become rows of the outbox in their own transaction; senders claim rows, write the
 * letters and hand them to a mail server after the commit, on any node, at least once.
 *
 * <p>Decisions. A row holds facts, not text: the letter is written when it is sent, so a template
 * can be mended while mails wait. The secret in it is sealed for that one row and wiped when the
 * mail is over. A claim is a lease of seconds that the living sender renews; a killed one loses
 * nothing and repeats at most the mail whose receipt it had not recorded, under the same
 * Message-ID. Mails that die first go first, so a sign-in code does not wait behind ten thousand
 * invitations. One connection per node sends one mail after the other: a relay that takes mails
 * more slowly than they are caused would change our mind. A node that stops ({@link
 * spaceone.identity.NodeStops}) gives back at once what it has not begun and finishes what it has.
 * It begins nothing from the signal on ({@link spaceone.identity.schema.Readiness}), because some
 * servers wait for the sending thread before they tell applications to stop.
 *
 * <p>When the mail server cannot be reached, one mail pays for the attempt and the others wait
 * unharmed; when it is back, whatever waited only for that goes at once. Refusals are final only
 * where the server says that the mailbox does not exist (5.1.x): everything else may be a mistake
 * that somebody mends.
 *
 * <p>Whoever can read a link can become its reader. So the letter with its secret is shown to the
 * administrators of the installation only, only while no mail server is configured and the mail
 * waits, and the look leaves an audit record in the reader's domain. Domain administrators see the
 * outside of their own domain's mails.
 *
 * <p>A domain may say the subject and the lead of a mail in its own words ({@link
 * spaceone.identity.mail.MailTexts}); the rest carries the code or link and the advice, and is
 * ours. No secret can be named in them, and words that cannot be written any more stop no mail:
 * ours are said.
 *
 * <p>Templates are written in Mustache, read by JMustache 1.16 (New BSD licence, no dependencies,
 * 80 kB): it escapes what it inserts, fails on names it does not know, and cannot run code. It is
 * finished more than busy, its last release is of 2023; Spring Boot 4 still takes this one for
 * Mustache. Words are plain text in property files, one for each language; they are escaped like
 * the values in them. GreenMail (Apache 2.0) is in the tests only.
 */
@NullMarked
package spaceone.identity.mail;

import org.jspecify.annotations.NullMarked;
