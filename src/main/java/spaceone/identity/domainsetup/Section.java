package spaceone.identity.domainsetup;

import java.util.List;
import java.util.Locale;

/** The parts of a set-up, in the order in which they are brought about. */
public enum Section {
    ORGANIZATION("Organization", false),
    ROLES("Role", true),
    WORKSPACE_GROUPS("WorkspaceGroup", true),
    WORKSPACES("Workspace", true),
    USER_GROUPS("UserGroup", true),
    DIRECTORY("ExternalAuth", false),
    EXTERNAL_DIRECTORIES("ExternalAuth", true),
    FACTOR_POLICY("FactorPolicy", false),
    RETENTION_POLICY("RetentionPolicy", false);

    private final String resource;
    private final boolean list;

    Section(String resource, boolean list) {
        this.resource = resource;
        this.list = list;
    }

    /** Its member of the document. */
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a list of things with names. */
    public boolean isList() {
        return list;
    }

    /** What the record of a refusal is about. */
    public String resource() {
        return resource;
    }

    /** Where the thing stands in the document. */
    public String path(int at) {
        return list ? member() + "[" + at + "]" : member();
    }

    List<String> reading() {
        return List.of("identity:" + resource + ".read");
    }

    List<String> writing() {
        return List.of("identity:" + resource + ".write");
    }
}
