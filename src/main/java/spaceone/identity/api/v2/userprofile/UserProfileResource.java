package spaceone.identity.api.v2.userprofile;

import static spaceone.identity.token.CallerRole.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Caller;
import spaceone.identity.api.Permission;
import spaceone.identity.api.v2.user.UserInfo;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.Users;

/**
 * {@code spaceone.api.identity.v2.UserProfile}: User in the first person. Who it is about, only the
 * token says.
 */
@Path("v2/user-profile")
@ApplicationScoped
public class UserProfileResource {

    private static final String READ = "identity:UserProfile.read";
    private static final String WRITE = "identity:UserProfile.write";

    @Inject Caller caller;
    @Inject Users users;
    @Inject OwnAccount ownAccount;

    @POST
    @Path("get")
    @Permission(value = READ, callers = USER)
    public UserInfo get(UserProfileRequest request) {
        return UserInfo.of(users.get(caller.principal().domainId(), caller.userId()));
    }

    @POST
    @Path("update")
    @Permission(value = WRITE, callers = USER)
    public UserInfo update(UpdateUserProfileRequest request) {
        return UserInfo.of(
                ownAccount.update(
                        caller.self(),
                        request.toChanges(),
                        request.password(),
                        request.currentPassword()));
    }

    @POST
    @Path("update-password")
    @Permission(value = WRITE, callers = USER)
    public UserInfo updatePassword(UpdatePasswordRequest request) {
        return UserInfo.of(
                ownAccount.updatePassword(
                        caller.self(), request.newPassword(), request.currentPassword()));
    }
}
