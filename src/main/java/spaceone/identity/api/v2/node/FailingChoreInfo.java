package spaceone.identity.api.v2.node;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.node.FailingChore;

public record FailingChoreInfo(
        @Doc(value = "What operators call it, as in `/health/ready`.", example = "\"purge-mails\"")
                String name,
        int failures) {

    static FailingChoreInfo of(FailingChore chore) {
        return new FailingChoreInfo(chore.name(), chore.failures());
    }
}
