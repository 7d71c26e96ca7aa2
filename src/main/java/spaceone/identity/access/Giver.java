package spaceone.identity.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import spaceone.identity.CommonError;

/**
 * What whoever acts in the current request has themselves, and so may give: nobody gives more.
 * Where no caller is known it is the service that acts, which may give everything. Which
 * <em>types</em> of role somebody may give is for the methods to say; here it is about permissions.
 */
@RequestScoped
public class Giver {

    private String userId = "";
    private String appId = "";
    private String keyId = "";
    private List<String> permissions = List.of();

    public void isUser(String user, List<String> theirs) {
        userId = user;
        appId = "";
        keyId = "";
        permissions = theirs;
    }

    /** {@code key} names the secret that the app came with. */
    public void isApp(String app, String key, List<String> theirs) {
        userId = "";
        appId = app;
        keyId = key;
        permissions = theirs;
    }

    public boolean isApp() {
        return !appId.isEmpty();
    }

    public boolean isUser(String user) {
        return userId.equals(user);
    }

    public String userId() {
        return userId;
    }

    public String appId() {
        return appId;
    }

    public String keyId() {
        return keyId;
    }

    /** Their role leaves nothing out, as one without a list does. */
    public boolean isFull() {
        return Permissions.areFull(permissions);
    }

    public List<String> permissions() {
        return permissions;
    }

    /** Whether they may do all of that themselves. */
    public boolean covers(List<String> wanted) {
        return Permissions.coverAll(permissions, wanted);
    }

    /** Refuses what reaches further than they do themselves. */
    public void demandCovers(List<String> wanted) {
        demandCovers(permissions, wanted);
    }

    /** As {@link #demandCovers(List)}, for who has something else in the place in question. */
    public static void demandCovers(List<String> theirs, List<String> wanted) {
        if (!Permissions.coverAll(theirs, wanted)) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }
}
