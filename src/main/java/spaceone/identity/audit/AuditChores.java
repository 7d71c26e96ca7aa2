package spaceone.identity.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import spaceone.identity.Chore;
import spaceone.identity.Housework;

/** Keeps the trail from growing without end. */
@ApplicationScoped
public class AuditChores implements Housework {

    @Inject AuditPurge purge;

    @Override
    public List<Chore> chores() {
        return List.of(Chore.purge("purge-audit-records", purge::purge));
    }
}
