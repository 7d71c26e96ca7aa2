/**
 * The query language of every {@code list}, {@code stat} and {@code analyze}: reads it, compiles it
 * against a white list of fields, runs it. Knows no resource; the room that owns a table describes
 * it once with {@link spaceone.identity.query.Fields}.
 *
 * <p>Decision: the shape of an answer is a record of the room, and its fields are read from that
 * record ({@link spaceone.identity.query.Fields#of}): a member's name is its column, its type the
 * column's, {@code @Nullable} says that it may be absent. So {@code get}, {@code list}, the API
 * document and whatever shows the row inside another answer cannot differ. {@code get} and {@code
 * create} fill the record from the entity that they hold anyway and not by a second statement; a
 * field list that knows accessors would save that method and lose the compiler's check of it. What
 * no entity holds, like the sums of an import, is read back as the record ({@link
 * spaceone.identity.query.Results#first}). The first version of the API knows users by other
 * members: a record beside the other in their room, dressed for the oldest clients at its own door.
 * {@code ShapesTest} holds that no list is told elsewhere.
 *
 * <p>SQL text is made of constants only. Whatever a client sends — values, patterns, the segments
 * of a path, names, numbers of rows — is a bind parameter, and a key is looked up before it means
 * anything. {@link spaceone.identity.query.Sql} is the one place where texts are put together.
 *
 * <p>Plain JDBC and not JPA: answers are free projections of JSON columns, streamed past the
 * persistence context, and PostgreSQL is the only dialect. A second dialect would change our mind.
 *
 * <p>A condition is true or not true; SQL's third truth value never leaves a term, because every
 * negation is {@code IS NOT TRUE}. That is why absent values fail comparisons and pass negations.
 *
 * <p>A client's mistake is refused before the database sees it: shape, types and limits while
 * reading, keys and values while compiling.
 *
 * <p>The API pages by offset and always wants the total. So a walk continues by key, from a
 * bookmark of this node; the total is counted only where the page does not prove it; and a scope
 * may name a kept count. Every statement is planned for its own values and has a timeout.
 */
@NullMarked
package spaceone.identity.query;

import org.jspecify.annotations.NullMarked;
