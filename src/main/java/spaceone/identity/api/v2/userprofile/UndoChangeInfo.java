package spaceone.identity.api.v2.userprofile;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;

/** {@code password_demanded}: a link for choosing a new one was mailed to {@code email}. */
public record UndoChangeInfo(
        String userId,
        @Doc("The address that the account has again.") String email,
        boolean passwordDemanded) {

    static UndoChangeInfo of(User user) {
        return new UndoChangeInfo(
                user.userId(), user.email(), user.must(RequiredAction.UPDATE_PASSWORD));
    }
}
