package spaceone.identity.user;

/** A person, or (v1 only) a program that never signs in. */
public enum UserType {
    USER,
    API_USER
}
