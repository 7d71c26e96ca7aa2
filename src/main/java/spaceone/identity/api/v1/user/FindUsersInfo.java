package spaceone.identity.api.v1.user;

import java.util.List;
import spaceone.identity.directory.DirectoryUser;

public record FindUsersInfo(List<FindUserInfo> results, long totalCount) {

    static FindUsersInfo of(List<DirectoryUser> people) {
        return new FindUsersInfo(people.stream().map(FindUserInfo::of).toList(), people.size());
    }
}
