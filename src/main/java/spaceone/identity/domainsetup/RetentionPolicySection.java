package spaceone.identity.domainsetup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.personaldata.Retention;
import spaceone.identity.personaldata.Retentions;

/** How long a domain keeps people who do not come, told as a whole. */
@ApplicationScoped
class RetentionPolicySection implements SingleSection {

    @Inject Retentions retentions;

    @Override
    public Section section() {
        return Section.RETENTION_POLICY;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        return Map.of("", Present.only(retentions.get(domainId).toJson()));
    }

    @Override
    public List<Difference> differences(String domainId, @Nullable Present here, JsonObject thing) {
        return Things.whole(
                Objects.requireNonNull(here).thing(), Retention.of(thing).checked().toJson());
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        retentions.set(domainId, Retention.of(thing));
    }
}
