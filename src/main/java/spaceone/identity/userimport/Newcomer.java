package spaceone.identity.userimport;

import spaceone.identity.user.CarriedUser;

/**
 * Somebody who is not here yet and brings nothing but themselves.
 *
 * @param line the number of their line in its chunk, from 1
 */
record Newcomer(int line, CarriedUser person) {}
