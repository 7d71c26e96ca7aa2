package spaceone.identity.api.v2.organization;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import spaceone.identity.api.wire.Most;

public record ListFiguresRequest(@NotNull @Most(MOST) List<@NotNull String> domainIds) {

    /** As many as a page of a list shows, and more. */
    static final int MOST = 100;
}
