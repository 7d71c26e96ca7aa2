package spaceone.identity.workspacegroup;

/**
 * Who changes a group: a user or an app by its id. {@code administrator} says that the API was
 * called for the whole domain; otherwise he must earn his right in the group itself.
 */
public record GroupEditor(String id, boolean administrator) {}
