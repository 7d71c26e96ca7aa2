/**
 * The second factor: set up, shown to work, taken away, asked for at sign-in.
 *
 * <p>Decisions. What is pending lives in the database, as a challenge with its own purpose: a code
 * that turns a factor off can never sign anybody in. One-time codes of an app (RFC 6238) come from
 * {@code otp-java}: under the MIT licence, released within the last two years, one dependency, and
 * it computes a code for a given step, which we need to know to refuse a step twice; {@code
 * dev.samstevens.totp} has had no release since 2020 and brings a QR library we have no use for. Of
 * the library only the code of a step is used: which steps count, and the comparison, are ours. An
 * app's secret is sealed with its own id as context and is dropped with the factor; tries at an
 * app's code are counted on a challenge like those at a mailed one, which is not renewed while it
 * lives.
 *
 * <p>A code that stands in for a lost factor is random enough to be kept as a plain hash: under the
 * installation's key it would die when the key is changed, years after it was printed. It belongs
 * to the factor and dies with it. At a sign-in it needs no challenge, so that whoever burns the
 * tries at the app's codes does not lock this way, too.
 *
 * <p>Passkeys stand beside the factor and do not turn it on: clients that know of none sign in as
 * before. What they sign is judged by {@code webauthn4j-core}: under the Apache licence, for Java
 * 17, certified against the FIDO test suite and released every few weeks; it brings Jackson 3 for
 * CBOR, which shares no class with the Jackson of any server but its annotations, and is loaded
 * with the first passkey. Java's own library has no CBOR, and Yubico's brings more. Of attestation
 * nothing is asked: who made a device is no matter of ours yet. A challenge is a row, so that it is
 * good on any node and once; it is taken before anything is judged, and a failure uses it up.
 */
@NullMarked
package spaceone.identity.mfa;

import org.jspecify.annotations.NullMarked;
