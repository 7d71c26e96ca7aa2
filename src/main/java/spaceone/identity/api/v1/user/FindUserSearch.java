package spaceone.identity.api.v1.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.directory.DirectorySearch;

/** One of them is needed; the id wins. */
public record FindUserSearch(
        @Doc("The id in the directory; it wins over the keyword.") String userId,
        @Doc("Part of a name, id or address.") String keyword) {

    DirectorySearch toSearch() {
        if (isGiven(userId)) {
            return DirectorySearch.userId(userId.strip());
        }
        if (isGiven(keyword)) {
            return DirectorySearch.keyword(keyword.strip());
        }
        throw REQUIRED_PARAMETER.with("search.user_id or search.keyword");
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
