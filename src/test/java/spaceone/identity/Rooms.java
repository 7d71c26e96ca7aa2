package spaceone.identity;

import java.util.List;
import java.util.stream.Stream;

/** The plan of the house: each room and what it may use. Root and settings are open to all. */
enum Rooms {
    setting(),
    operation(),
    housekeeping(),
    query("operation"),
    audit("query"),
    schema("operation", "audit"),
    node("housekeeping", "schema"),
    secret(),
    directory(),
    password("operation"),
    session("audit"),
    tenancy("password", "query", "audit"),
    access("tenancy", "query", "audit"),
    verification("secret", "audit", "operation"),
    workspacegroup("access", "tenancy", "query", "audit"),
    usergroup("access", "tenancy", "query", "audit"),
    project("access", "tenancy", "query", "audit"),
    app("project", "access", "tenancy", "query", "audit"),
    externalauth("access", "tenancy", "directory", "secret", "audit"),
    user(
            "access",
            "tenancy",
            "usergroup",
            "externalauth",
            "directory",
            "verification",
            "session",
            "password",
            "secret",
            "query",
            "audit"),
    userconfig("user", "query", "audit"),
    mfa("user", "access", "tenancy", "verification", "session", "secret", "audit", "operation"),
    token(
            "user",
            "app",
            "project",
            "mfa",
            "access",
            "tenancy",
            "verification",
            "session",
            "password",
            "secret",
            "query",
            "audit",
            "operation"),
    userimport(
            "token",
            "mfa",
            "user",
            "usergroup",
            "workspacegroup",
            "externalauth",
            "directory",
            "project",
            "password",
            "access",
            "tenancy",
            "secret",
            "query",
            "audit"),
    founding(
            "token",
            "mfa",
            "user",
            "app",
            "project",
            "usergroup",
            "workspacegroup",
            "access",
            "tenancy",
            "password",
            "audit"),
    domainsetup(
            "founding",
            "personaldata",
            "mfa",
            "usergroup",
            "workspacegroup",
            "externalauth",
            "directory",
            "access",
            "tenancy",
            "query"),
    mail(
            "token",
            "user",
            "tenancy",
            "verification",
            "secret",
            "schema",
            "query",
            "audit",
            "operation"),
    personaldata(
            "founding",
            "userimport",
            "mail",
            "userconfig",
            "mfa",
            "user",
            "app",
            "project",
            "usergroup",
            "workspacegroup",
            "access",
            "session",
            "tenancy",
            "verification",
            "query",
            "audit"),
    api(
            "personaldata",
            "domainsetup",
            "operation",
            "housekeeping",
            "node",
            "mail",
            "query",
            "audit",
            "verification",
            "schema",
            "tenancy",
            "access",
            "workspacegroup",
            "usergroup",
            "project",
            "app",
            "externalauth",
            "directory",
            "user",
            "userconfig",
            "userimport",
            "mfa",
            "token",
            "session",
            "founding");

    private final List<String> below;

    Rooms(String... below) {
        this.below = List.of(below);
    }

    String packages() {
        return "spaceone.identity." + name() + "..";
    }

    /** The settings are open to all, like the root. */
    String[] mayUse() {
        return this == setting
                ? new String[0]
                : Stream.concat(Stream.of(setting.name()), below.stream()).toArray(String[]::new);
    }
}
