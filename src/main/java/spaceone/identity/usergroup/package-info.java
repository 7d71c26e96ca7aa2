/** User groups: named sets of the users of one workspace, for other services to address. */
package spaceone.identity.usergroup;
