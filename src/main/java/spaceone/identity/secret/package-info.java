/**
 * Secrets at rest: what must be stored and read back (one-time-password seeds, private signing
 * keys, mails with a code in them) is sealed with AES-256-GCM, what must only be recognised is kept
 * as a keyed hash.
 *
 * <p>The master key comes from {@code identity.secret.key}: any text of at least 32 characters, for
 * example 32 random bytes in base64. It is never used itself; HKDF derives one key per use, so that
 * a hash of one purpose says nothing about another and text need not be uniform. There may be
 * several, separated by commas: the first seals, all open. The text form names its key, and {@link
 * spaceone.identity.secret.SealedColumn} lists every place a sealed text may stand in, so that a
 * sweep on every node can seal anew with the present key what older ones sealed. Nodes share one
 * memory of which keys seal and did: where all is to move is decided by the node that started last,
 * for while a new key spreads the nodes differ and would undo each other's work for ever. It also
 * tells how long a key that is taken away is needed: hashes of codes do not name their key, but die
 * within the hour. Changed by a restart of one node after the other, not in a running process: the
 * environment of a process does not change, and half a key read from a file that is being written
 * would seal, and be lost. Steps for operators: {@code docs/keys.md}.
 *
 * <p>Everything sealed is bound to a context, the row and column it belongs to: who can write to
 * the database still cannot give one user the secret of another.
 *
 * <p>Without configuration the service makes a key once and keeps it in the data directory, for its
 * owner only. A draft is written and then linked to its name, which either succeeds or finds the
 * complete key of another node; locks and plain exclusive creation leave a moment with half a key.
 * Whoever moves from that file to the configuration puts the file's text behind the new key. A key
 * service of the platform (KMS) for the master key would be the next step; nothing but {@code
 * MasterKey} would change.
 */
@NullMarked
package spaceone.identity.secret;

import org.jspecify.annotations.NullMarked;
