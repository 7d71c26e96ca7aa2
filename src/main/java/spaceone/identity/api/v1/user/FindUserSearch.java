package spaceone.identity.api.v1.user;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.directory.DirectorySearch;

/** One of them is needed; the id wins. */
public record FindUserSearch(
        @Doc("The id in the directory; it wins over the keyword.") @Nullable String userId,
        @Doc("Part of a name, id or address.") @Nullable String keyword) {

    DirectorySearch toSearch() {
        if (userId != null && !userId.isBlank()) {
            return DirectorySearch.userId(userId.strip());
        }
        if (keyword != null && !keyword.isBlank()) {
            return DirectorySearch.keyword(keyword.strip());
        }
        throw REQUIRED_PARAMETER.with("search.user_id or search.keyword");
    }
}
