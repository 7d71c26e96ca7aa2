/**
 * The rooms without a server: {@link spaceone.testkit.room.InRoom} on a unit test gives it every
 * bean of the application, on the embedded PostgreSQL with the real tables, in real transactions.
 *
 * <pre>
 * &#64;InRoom
 * class LastAdministratorTest {
 *     &#64;Inject Appointments appointments;
 *     &#64;Inject Town town;
 *     ...
 * }
 * </pre>
 *
 * <p>What can be injected: all beans of all rooms but the resources; {@code RoomClock}, the clock
 * of all of them, which stands until it is moved; {@code Town}, domains and people to begin with;
 * {@code Heard}, what was told by events; {@code Room}, a transaction, a new request, a look behind
 * the beans' backs.
 *
 * <p>What the container would do is done: each call of a public method of an EJB from outside is
 * one transaction as its {@code @TransactionAttribute} says, a call of itself is none; refusals
 * roll back as {@code @ApplicationException} says, and what is unexpected arrives as {@code
 * EJBException}; observers that wait for the commit do; {@code @Asynchronous} methods and submitted
 * tasks run when the call that asked for them has ended.
 *
 * <p>It starts once in a JVM, in a few seconds. Tests never meet: each makes a domain of its own.
 * Decided: CDI is Weld's, since events, scopes and producers are where a hand-made one would differ
 * from a server's; EJBs are ours (two hundred lines), since only those know what a self-call is.
 */
package spaceone.testkit.room;
