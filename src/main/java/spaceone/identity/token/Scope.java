package spaceone.identity.token;

/** How far a granted token reaches. PROJECT exists in the API's enum only; it is refused. */
public enum Scope {
    SYSTEM,
    DOMAIN,
    WORKSPACE,
    PROJECT,
    USER
}
