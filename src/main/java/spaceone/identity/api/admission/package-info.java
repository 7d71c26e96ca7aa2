/**
 * Who is let in, and how long anybody may keep others waiting.
 *
 * <p>A request passes three bounds before any method of ours runs. Its body is read without a
 * thread of its own, under a deadline and within a number of bytes for all bodies together. Then it
 * needs one of a few places at work; fewer than the server has request threads, so that {@code
 * /check} and the server's own health pages always find one. While all places are taken it waits,
 * again without a thread, in a line that is short and bounded in time. An answer that streams holds
 * a connection to the database as long as its client likes: only a few may be read slowly.
 *
 * <p>Decided: shares instead of fixed limits per caller ({@link
 * spaceone.identity.api.admission.Shares}). Whoever is alone gets half of the house, whoever comes
 * second finds room, and the next place goes to the callers in turn, not to whoever asks most. A
 * caller is who their token says, once it was accepted here; everybody else counts by address, so
 * that made-up tokens make no new callers; sign-ins of an address apart from its tokens.
 *
 * <p>Decided: a request that waited goes on when the thread that brought it has provably left
 * ({@link spaceone.identity.api.admission.Carrier}), not after some milliseconds: Payara loses what
 * is dispatched in the instant of that, and no time is long enough on a loaded machine.
 *
 * <p>A write that the client does not take is ended by interrupting the thread that waits in it:
 * the API of servlets has no other way that works on all servers. What would change our mind: a
 * deadline for writes that every server offers.
 */
@NullMarked
package spaceone.identity.api.admission;

import org.jspecify.annotations.NullMarked;
