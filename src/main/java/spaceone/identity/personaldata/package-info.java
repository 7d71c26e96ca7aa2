/**
 * What is kept on one person, told whole (GDPR, articles 15 and 20).
 *
 * <p>Decisions. Every table with something of a person's is a {@link
 * spaceone.identity.personaldata.DataPart}; a test walks the schema and fails for a table of people
 * that is in none. It is written as it is read, so that a person of a hundred thousand records
 * costs no more memory than one of ten. Secrets are not told, not even as hashes: they say nothing
 * about the person, and a copy of them is a risk. Nor are other people: of a group its name, not
 * its members; of what administrators did, not from where. Only what happened since the account is
 * theirs is theirs: who had the same id before was somebody else.
 *
 * <p>Removing a person (article 17) deletes the account in the caller's transaction, and takes the
 * name out of what others keep in portions, by a chore that goes on after any stop. Records stay:
 * they say what was done to others as well, and an administrator may not wipe them by erasing
 * themselves. Their name becomes a pseudonym nobody can turn back, and what they said of the person
 * goes.
 */
@NullMarked
package spaceone.identity.personaldata;

import org.jspecify.annotations.NullMarked;
