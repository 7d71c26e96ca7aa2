/**
 * What {@code mvn -Prun} runs, apart from the tests, so that a first start need not compile them.
 * The tests use its PostgreSQL.
 */
package spaceone.run;
