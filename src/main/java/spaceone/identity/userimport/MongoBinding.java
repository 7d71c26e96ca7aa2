package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import spaceone.identity.userimport.ImportedUser.Post;

/**
 * Who has which role, as the original's database tells it in its collection {@code role_binding}.
 */
public record MongoBinding(String userId, Post post) {

    /** {@code sent}: made plain. */
    public static MongoBinding read(JsonObject sent, Baggage baggage) {
        MongoDocument from = new MongoDocument(sent, baggage);
        from.tellAllBut(
                "_id",
                "role_binding_id",
                "role_type",
                "user_id",
                "role_id",
                "resource_group",
                "scope",
                "workspace_id",
                "workspace_group_id",
                "domain_id",
                "created_at");
        from.tellOwnIds();
        from.tell("role_binding_id", "it has an id of its own here");
        from.tell("created_at", "it counts from now");
        if (from.has("role_type")) {
            baggage.mapped("role_type", "role_type", "follows from the role");
        }
        if (from.has("workspace_group_id")) {
            throw INVALID_PARAMETER.with(
                    "workspace_group_id", "comes with the workspace group: add its users there");
        }
        String roleId = from.demand("role_id");
        // The original wrote the bindings of founding administrators with another name.
        String where = from.has("resource_group") ? "resource_group" : "scope";
        String group = from.demand(where);
        if (group.equals("DOMAIN")) {
            if (from.has("workspace_id")) {
                baggage.mapped("workspace_id", "resource_group", "in all of them");
            }
            return new MongoBinding(from.demand("user_id"), new Post(roleId, null));
        }
        if (!group.equals("WORKSPACE")) {
            throw INVALID_PARAMETER.with(where, group + " is none here");
        }
        return new MongoBinding(
                from.demand("user_id"), new Post(roleId, from.demand("workspace_id")));
    }
}
