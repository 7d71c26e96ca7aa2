/**
 * Roles and who has them. Uniqueness (one binding per user and workspace, one administrator binding
 * per user) is a constraint of the table, so parallel calls cannot get around it. A user is known
 * here only by his id.
 */
package spaceone.identity.access;
