package spaceone.identity.project;

/** A private project is for the users it lists, a public one for everybody in the workspace. */
public enum ProjectType {
    PRIVATE,
    PUBLIC
}
