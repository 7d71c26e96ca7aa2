package spaceone.identity.api.v2.app;

import java.util.List;
import spaceone.identity.app.AppStandings;

public record CheckAppInfo(List<String> permissions, List<String> projects) {

    static CheckAppInfo of(AppStandings.Standing standing) {
        return new CheckAppInfo(standing.permissions(), standing.projects());
    }
}
