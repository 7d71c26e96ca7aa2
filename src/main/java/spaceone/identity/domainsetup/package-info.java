/**
 * The set-up of a domain as one document, to be kept beside other configuration: how it shows
 * itself, roles, workspaces, groups, its directories, what it asks beside the password.
 *
 * <p>Decisions. Things are known by their names, so that the document of one domain fits another;
 * another name is another thing. What the document does not tell of stays; what is here and not in
 * it goes only where it says so, section by section ({@code prune}). Each thing is made, changed
 * and removed by the bean that does it for everybody, so the same rules and powers count and the
 * same records are left; nothing is judged twice. All of it is one transaction: a trial is the same
 * transaction, undone at its end. Of what is refused as much as possible is told at once: who is
 * refused in one run is passed over in the next, and the last one is undone. People are not part of
 * it: they come and go without anybody changing a file. Nor are apps, whose secrets are shown once.
 */
@NullMarked
package spaceone.identity.domainsetup;

import org.jspecify.annotations.NullMarked;
