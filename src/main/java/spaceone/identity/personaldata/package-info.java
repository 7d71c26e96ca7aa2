/**
 * What is kept on one person, told whole (GDPR, articles 15 and 20).
 *
 * <p>Decisions. Every table with something of a person's is a {@link
 * spaceone.identity.personaldata.Part}; a test walks the schema and fails for a table of people
 * that is in none. It is written as it is read, so that a person of a hundred thousand records costs
 * no more memory than one of ten. Secrets are not told, not even as hashes: they say nothing about
 * the person, and a copy of them is a risk. Nor are other people: of a group its name, not its
 * members; of what administrators did, not from where. Only what happened since the account is
 * theirs is theirs: who had the same id before was somebody else.
 */
package spaceone.identity.personaldata;
