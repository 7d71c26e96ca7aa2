/**
 * Passwords: how they are hashed, which are refused, how temporary ones are made. This room knows
 * no user and no table.
 *
 * <p><b>Argon2id by BouncyCastle, its memory reused.</b> One hash of 19 MiB, 2 passes, 1 lane,
 * after warm-up, heap of 512 MiB, two cores shared with other work, so look at the order and not at
 * the last digit ({@code PasswordHashBench}; undisturbed, 14 ms native and 16 ms ours):
 *
 * <pre>
 *                               threads  wall ms  CPU ms  garbage   hashes/s
 * Java 17
 *   BouncyCastle                   1      17.4     17.4   19.8 MiB    54.8
 *   BouncyCastle, blocks reused    1      17.7     17.7   90 KiB      55.8
 *   argon2-jvm (native)            1      14.4     14.4   0           62.1
 *   password4j                     1      29.4     27.5   96.9 MiB    33.7
 *   BouncyCastle                   2      21.5     20.0   19.8 MiB    64.6
 *   BouncyCastle, blocks reused    2      19.5     19.2   90 KiB      98.1
 *   argon2-jvm (native)            2      15.6     15.4   0          121.9
 *   password4j                     2      42.9     32.3   96.9 MiB    37.1
 * Java 25
 *   BouncyCastle                   1      22.1     22.0   19.8 MiB    42.9
 *   BouncyCastle, blocks reused    1      23.1     22.6   90 KiB      40.2
 *   argon2-jvm (native)            1      14.9     14.8   0           59.2
 *   password4j                     1      28.2     25.9   96.9 MiB    33.4
 *   BouncyCastle                   2      31.9     24.7   19.8 MiB    45.3
 *   BouncyCastle, blocks reused    2      25.1     24.3   90 KiB      65.0
 *   argon2-jvm (native)            2      16.9     16.1   0           88.6
 *   password4j                     2      54.0     32.6   96.9 MiB    30.5
 * </pre>
 *
 * <p>The native library saves a fifth to a third of the CPU, and we leave that on the table: its
 * tracker has reports of right passwords that fail at random and of a crash of the whole process
 * when memory is short; its binaries need glibc, so Alpine falls back to Java anyway; JNA unpacks
 * them into a temporary directory that hardened machines mount without execution, has a history of
 * holding redeployed applications in memory, and calls methods that newer JDKs announce to block;
 * and it is LGPL. password4j is slower and makes five times the garbage. Reusing blocks wins some
 * of it back: wiping them costs one thread a few percent, but with two on a small heap the
 * collector otherwise copies 19 MiB per running hash, which took up to a third of the throughput,
 * and pauses everybody else. A sound Argon2 inside the JDK, or a native one through its
 * foreign-memory interface once 22 is our floor, would change our mind.
 *
 * <p><b>A short queue.</b> As many hashes run at once as there are cores, {@code
 * identity.password.queue} more may wait, and the next is refused at once with 429. Each who waits
 * holds a request thread and, on its way there, a database connection, so a sign-in takes its place
 * before it does anything else; an endless queue let 128 clients starve everybody. The default of
 * 16 leaves half of 40 request threads to others on two or four cores. Nothing of a refused sign-in
 * is counted or recorded: nobody has looked whether it would have failed. Figures are in
 * docs/overload.md.
 *
 * <p><b>One text, one password.</b> Ours are hashed in Unicode's composed form, because the same
 * accented letter leaves different keyboards as one or as two code points; imported bcrypt hashes
 * are checked against the text as it comes. An imported hash costs its own price, so until its user
 * signs in once and it is renewed, its time differs from that of unknown users.
 *
 * <p><b>The list of common passwords</b> is our own: key rows, sequences and the usual words of
 * published top lists, with their usual endings. It is short enough to be read and refuses what is
 * guessed first, not everything that ever leaked. The user id counts as contained from three
 * characters on. A published breach list offered by the operator would change our mind.
 */
@NullMarked
package spaceone.identity.password;

import org.jspecify.annotations.NullMarked;
